import type { Kysely } from "kysely";
import { readDocxLayout } from "../adapters/documents/docx-layout.ts";
import { secrets } from "../adapters/identity/secrets.ts";
import { writeDocx } from "../adapters/reports/docx-writer.ts";
import { writePdf } from "../adapters/reports/pdf-writer.ts";
import { writeXlsx } from "../adapters/reports/xlsx-writer.ts";
import { writeEntryWorkbook } from "../adapters/workbooks/entry-writer.ts";
import { openFilledWorkbook } from "../adapters/workbooks/filled-reader.ts";
import { markWorkbook } from "../adapters/workbooks/mark-workbook.ts";
import { readFormWorkbook } from "../adapters/workbooks/form-import.ts";
import type { Schema } from "../adapters/postgres/schema.ts";
import { unitOfWork } from "../adapters/postgres/unit-of-work.ts";
import type { Clock, Dependencies, Mailer } from "../application/ports.ts";
import { systemClock } from "./clock.ts";
import { readDocument } from "./document-reader.ts";
import { readPassages } from "./passage-reader.ts";

/** The parts that use cases work with, on an open database. */
export const dependenciesOn = (
  db: Kysely<Schema>,
  clock: Clock = systemClock,
  mailer: Mailer | null = null,
): Dependencies => ({
  work: unitOfWork(db, clock),
  clock,
  secrets,
  documents: { read: readDocument, readLayout: readDocxLayout },
  passages: { read: readPassages },
  workbooks: {
    readForms: ({ bytes, fileName }) => readFormWorkbook(bytes, fileName),
    writeEntry: writeEntryWorkbook,
    open: ({ bytes, fileName }) => openFilledWorkbook(bytes, fileName),
    mark: ({ bytes }, marks) => markWorkbook(bytes, marks),
  },
  writers: { docx: (model) => writeDocx(model), pdf: (model) => writePdf(model), xlsx: writeXlsx },
  mailer,
});
