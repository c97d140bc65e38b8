import type { ComponentChildren } from "preact";
import { Fragment } from "preact";
import { dashedLines } from "../../domain/report/furniture-text.ts";
import type {
  Appendix,
  HeadingBlock,
  NumberRun,
  Origin,
  ReportBlock,
  ReportModel,
  Run,
} from "../../domain/report/report-model.ts";
import { blockKeyOf } from "../../domain/report/report-pieces.ts";
import { PaperClosing, PaperHead } from "./PaperFurniture.tsx";
import { PaperTable } from "./PaperTable.tsx";
import "./paper.css";

/** A paragraph or a line of a list as the paper is about to draw it. */
export interface PaperPiece {
  readonly id: string;
  readonly blockKey: string;
  readonly runs: readonly Run[];
  readonly origin: Origin;
}

/** What a page adds to the plain document; a paper without it is read only. */
export interface PaperTools {
  /** Draws a bound number; the plain text where it is left out. */
  readonly number?: ((run: NumberRun, piece: PaperPiece) => ComponentChildren) | undefined;
  /** Beside a piece: its code, its buttons. */
  readonly margin?: ((piece: PaperPiece) => ComponentChildren) | undefined;
  readonly pieceClass?: ((piece: PaperPiece) => string) | undefined;
  /** Stands in the place of a piece, such as its editor. */
  readonly instead?: ((piece: PaperPiece) => ComponentChildren | undefined) | undefined;
}

export interface ReportPaperProps extends PaperTools {
  readonly model: ReportModel;
}

/** The id of a block's place on the page, for jumping to it. */
export const placeOf = (blockKey: string): string => `doan-${blockKey}`;

const HEADING_TAGS = ["h2", "h2", "h3", "h4"] as const;

function headingText({ level, number, text }: HeadingBlock): string {
  if (number === null) return text;
  return level === 3 ? `${number}) ${text}` : `${number}. ${text}`;
}

function Heading({ block }: { readonly block: HeadingBlock }) {
  const Tag = HEADING_TAGS[block.level];
  return (
    <Tag id={placeOf(block.id)} class={`paper-heading level-${block.level}`} tabIndex={-1}>
      {block.level === 0 && block.number !== null ? (
        <>
          <span class="paper-part">Phần {block.number}</span>
          {block.text}
        </>
      ) : (
        headingText(block)
      )}
    </Tag>
  );
}

/** The words and numbers of a piece. Props: runs, piece, number. */
export function PaperRuns({
  piece,
  number,
}: { readonly piece: PaperPiece } & Pick<PaperTools, "number">) {
  return (
    <>
      {piece.runs.map((run, at) => {
        if (run.kind === "number") {
          return <Fragment key={at}>{number?.(run, piece) ?? run.text}</Fragment>;
        }
        if (run.emphasis === "bold") return <b key={at}>{run.text}</b>;
        return run.emphasis === "italic" ? <i key={at}>{run.text}</i> : run.text;
      })}
    </>
  );
}

function Piece({
  piece,
  dash,
  tools,
}: {
  readonly piece: PaperPiece;
  readonly dash: boolean;
  readonly tools: PaperTools;
}) {
  const instead = tools.instead?.(piece);
  const Tag = dash ? "li" : "div";
  if (instead !== undefined) return <Tag class="paper-instead">{instead}</Tag>;
  return (
    <Tag
      id={placeOf(piece.id)}
      class={`paper-piece origin-${piece.origin.kind} ${tools.pieceClass?.(piece) ?? ""}`}
      tabIndex={-1}
    >
      {tools.margin?.(piece)}
      <p>
        {dash && "- "}
        <PaperRuns piece={piece} number={tools.number} />
      </p>
    </Tag>
  );
}

function Block({ block, tools }: { readonly block: ReportBlock; readonly tools: PaperTools }) {
  switch (block.kind) {
    case "heading":
      return <Heading block={block} />;
    case "paragraph":
      return (
        <Piece piece={{ ...block, blockKey: blockKeyOf(block.id) }} dash={false} tools={tools} />
      );
    case "list":
      return (
        <ul>
          {block.items.map((item) => (
            <Piece
              key={item.id}
              piece={{ ...item, blockKey: blockKeyOf(item.id) }}
              dash
              tools={tools}
            />
          ))}
        </ul>
      );
    case "table":
      return <PaperTable table={block.table} titled={block.titled} />;
    case "page-break":
      return <hr class="paper-break" />;
  }
}

function AppendixSheet({
  appendix,
  tools,
}: {
  readonly appendix: Appendix;
  readonly tools: PaperTools;
}) {
  const { number, title, reference, landscape, blocks } = appendix;
  return (
    <section
      class={`paper doc${landscape ? " is-wide" : ""}`}
      id={placeOf(appendix.id)}
      tabIndex={-1}
    >
      <h2 class="paper-appendix">{number === null ? "Phụ lục" : `Phụ lục ${number}`}</h2>
      <p class="paper-subject">{title.toLocaleUpperCase("vi")}</p>
      {reference !== null && <p class="paper-reference">{reference}</p>}
      {blocks.map((block) => (
        <Block key={block.id} block={block} tools={tools} />
      ))}
    </section>
  );
}

/**
 * An administrative document on paper, drawn from its format-neutral model. Props: model; number,
 * margin, pieceClass, instead let a page make it editable.
 */
export function ReportPaper({ model, ...tools }: ReportPaperProps) {
  const { furniture, body, appendices } = model;
  const to = furniture.addressees;
  return (
    <>
      <article class="paper doc" lang="vi">
        <PaperHead furniture={furniture} />
        {to.length === 1 && <p class="paper-addressee">Kính gửi: {to[0]}.</p>}
        {to.length > 1 && (
          <div class="paper-addressee">
            Kính gửi:
            {dashedLines(to).map((line) => (
              <p key={line}>{line}</p>
            ))}
          </div>
        )}
        {furniture.legalBases.map((basis) => (
          <p key={basis} class="paper-basis">
            {basis}
          </p>
        ))}
        {body.map((block) => (
          <Block key={block.id} block={block} tools={tools} />
        ))}
        <PaperClosing furniture={furniture} />
      </article>
      {appendices.map((appendix) => (
        <AppendixSheet key={appendix.id} appendix={appendix} tools={tools} />
      ))}
    </>
  );
}
