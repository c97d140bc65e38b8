import {
  dashedLines,
  MOTTO,
  NATIONAL_NAME,
  numberAndSymbol,
  placeAndDate,
} from "../../domain/report/furniture-text.ts";
import type { Furniture } from "../../domain/report/report-model.ts";

const upper = (text: string): string => text.toLocaleUpperCase("vi");

/** Head of an administrative document: issuing body, national name, number, date, type, subject. */
export function PaperHead({ furniture }: { readonly furniture: Furniture }) {
  const { superior, issuingBody, documentType, subject, draftMark } = furniture;
  return (
    <header>
      <div class="paper-head">
        <div>
          {superior !== null && <p>{upper(superior)}</p>}
          {issuingBody.map((line) => (
            <p key={line} class="paper-body-name">
              {upper(line)}
            </p>
          ))}
          <span class="paper-rule" />
          <p>{numberAndSymbol(furniture)}</p>
          {draftMark !== undefined && <p class="paper-draft">{draftMark}</p>}
        </div>
        <div>
          <p class="paper-body-name">{NATIONAL_NAME}</p>
          <p class="paper-motto">{MOTTO}</p>
          <span class="paper-rule is-long" />
          <p class="paper-date">{placeAndDate(furniture)}</p>
        </div>
      </div>
      {documentType !== null && (
        <>
          <p class="paper-type">{upper(documentType)}</p>
          <p class="paper-subject">{subject}</p>
          <span class="paper-rule" />
        </>
      )}
    </header>
  );
}

/** Foot of the text: recipients at the left, who signs at the right. */
export function PaperClosing({ furniture }: { readonly furniture: Furniture }) {
  const { recipients, signature } = furniture;
  return (
    <footer class="paper-closing">
      <div>
        {recipients.length > 0 && <p class="paper-recipients">Nơi nhận:</p>}
        {dashedLines(recipients).map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
      <div class="paper-signature">
        {[...signature.authority, signature.position].map((line) => (
          <p key={line}>{upper(line)}</p>
        ))}
        <p class="paper-signer">{signature.name}</p>
      </div>
    </footer>
  );
}
