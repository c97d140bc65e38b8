import type { ComponentChildren } from "preact";
import type { EvidenceView, ProvenPlace } from "../../contract/evidence.ts";
import { placeName } from "../../domain/collection/evidence.ts";
import { apiUrl } from "../api/client.ts";
import { Button } from "../parts/Button.tsx";
import { momentInWords } from "../parts/vietnam-time.ts";
import { sizeInWords } from "./words.ts";

export interface EvidenceCardProps {
  readonly item: EvidenceView;
  readonly placeInWords: (place: ProvenPlace) => string;
  /** Leads to a cell; undefined where there is none to go to. */
  readonly onPlace: (place: ProvenPlace) => void;
  /** What may be done with it. */
  readonly actions?: ComponentChildren;
}

const isPicture = ({ mediaType }: EvidenceView): boolean => mediaType.startsWith("image/");
const isPdf = ({ mediaType }: EvidenceView): boolean => mediaType === "application/pdf";

/** One file: what it is, what it proves, and whether the figure stands in it. */
export function EvidenceCard({ item, placeInWords, onPlace, actions }: EvidenceCardProps) {
  const address = apiUrl(`/evidence/${item.id}/content`);
  const shown = apiUrl(`/evidence/${item.id}/content`, { inline: true });
  const isGone = item.withdrawnAt !== null;
  return (
    <li class={isGone ? "evidence is-withdrawn" : "evidence"}>
      <h3>{item.fileName}</h3>
      <p class="ink-3">
        {item.by}, {momentInWords(item.at)} · {sizeInWords(item.sizeBytes)} ·{" "}
        <span class="tn" title={`SHA-256: ${item.sha256}`}>
          {item.sha256.slice(0, 8)}
        </span>
      </p>
      {item.withdrawnAt !== null && (
        <p>
          {item.withdrawnBy} đã rút lúc {momentInWords(item.withdrawnAt)}.
        </p>
      )}
      <ul class="evidence-places" aria-label="Minh chứng cho">
        {item.places.map((place) => (
          <li key={placeName(place)}>
            <button type="button" class="link-button" onClick={() => onPlace(place)}>
              {placeInWords(place)}
            </button>
            {place.found !== null && <span class="ok"> {place.found}</span>}
            {place.isMissing && <span class="warn-ink"> Không thấy số này trong tệp.</span>}
          </li>
        ))}
      </ul>
      {isPicture(item) && !isGone && (
        <img class="evidence-picture" src={shown} alt={`Ảnh ${item.fileName}`} loading="lazy" />
      )}
      {item.excerpt !== "" && !isGone && (
        <details>
          <summary>Trích nội dung</summary>
          <p class="narrative-text">{item.excerpt}</p>
        </details>
      )}
      <div class="evidence-actions">
        {(isPdf(item) || isPicture(item)) && (
          <a class="btn btn-plain btn-small" href={shown} target="_blank" rel="noopener noreferrer">
            Mở tệp
          </a>
        )}
        <Button size="small" icon="download" href={address} download>
          Tải về
        </Button>
        {actions}
      </div>
    </li>
  );
}
