import { StateMark, type WorkState, workStateText } from "../parts/WorkState.tsx";

export interface MapTile {
  readonly key: string;
  /** Place on the grid, from 1, north up. */
  readonly row: number;
  readonly column: number;
  readonly code: string;
  readonly name: string;
  readonly done: number;
  readonly total: number;
  readonly late: boolean;
  readonly href?: string | undefined;
  /** The pieces of work, drawn as boxes in the detailed map. */
  readonly work?: readonly { readonly state: WorkState; readonly late: boolean }[] | undefined;
}

export interface TileMapProps {
  readonly label: string;
  readonly tiles: readonly MapTile[];
  readonly columns?: number | undefined;
  /** Names, counts and boxes in every tile, instead of the code alone. */
  readonly isDetailed?: boolean | undefined;
}

/** Which of the six steps of one hue says how complete a tile is; the last only when whole. */
export const completenessStep = (done: number, total: number): number =>
  total === 0 ? 0 : done >= total ? 5 : Math.min(4, Math.floor((done / total) * 5));

/**
 * Units by relative position, all the same size because area says nothing about their work. Props:
 * label, tiles [{key,row,column,code,name,done,total,late,href,work}], columns (7), isDetailed.
 */
export function TileMap({ label, tiles, columns = 7, isDetailed = false }: TileMapProps) {
  return (
    <ul
      class={`tile-map${isDetailed ? " is-detailed" : ""}`}
      aria-label={label}
      style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}
    >
      {tiles.map((tile) => (
        <li key={tile.key} style={{ gridRow: tile.row, gridColumn: tile.column }}>
          <Tile tile={tile} isDetailed={isDetailed} />
        </li>
      ))}
    </ul>
  );
}

function Tile({ tile, isDetailed }: { readonly tile: MapTile; readonly isDetailed: boolean }) {
  const { name, code, done, total, late, href, work = [] } = tile;
  const spoken = `${name}: ${done} trên ${total}${late ? ", quá hạn" : ""}`;
  const step = isDetailed ? "plain" : completenessStep(done, total);
  const look = `map-tile step-${step}${late ? " is-late" : ""}`;
  const face = isDetailed ? (
    <>
      <span class="map-tile-line" aria-hidden="true">
        <b class="ellipsis">{name}</b>
        <span class="tn">
          {done}/{total}
        </span>
      </span>
      <svg width={work.length * 12.6} height="16" aria-hidden="true">
        {work.map((piece, at) => (
          <g key={at} transform={`translate(${at * 12.6} 0)`}>
            <title>{workStateText(piece.state, piece.late)}</title>
            <StateMark state={piece.state} late={piece.late} />
          </g>
        ))}
      </svg>
    </>
  ) : (
    <span aria-hidden="true">{code}</span>
  );
  return href === undefined ? (
    <span class={look} title={spoken}>
      {face}
      <span class="hidden-visually">{spoken}</span>
    </span>
  ) : (
    <a class={look} href={href} title={spoken} aria-label={spoken}>
      {face}
    </a>
  );
}
