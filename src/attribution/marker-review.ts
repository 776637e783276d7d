import type { Identity } from './identity.ts';
import type { Marker } from './markers.ts';

/** Who last wrote a line, and when; what blame says of it. */
export interface LineOwner {
  commit: string;
  author: Identity;
  /** `YYYY-MM-DD` in UTC. */
  day: string;
  /** Seconds since 1970. */
  committed: number;
}

/** What became of the code under an `AI-GENERATED` marker. */
export type ReviewStatus =
  | 'reviewed'
  | 'unreviewed'
  | 'by-author'
  | 'undated'
  | 'predates'
  | 'stale';

export interface MarkerReview {
  marker: Marker;
  /** The review that speaks for it, the newest one, or null. */
  review: Marker | null;
  status: ReviewStatus;
}

/**
 * Judges the reviews that comments claim. Anybody can type such a comment, an agent too: it is held
 * against who wrote the lines and when they last changed.
 * @param ownerOf who wrote a 1-based line of this version of the file
 */
export function reviewMarkers(
  markers: readonly Marker[],
  ownerOf: (line: number) => LineOwner | undefined,
): MarkerReview[] {
  return markers
    .filter(({ kind }) => kind === 'ai')
    .map((marker) => {
      const review = reviewOf(marker, markers);
      const status = review === null ? 'unreviewed' : statusOf(marker, review, markers, ownerOf);
      return { marker, review, status };
    });
}

function reviewOf(marker: Marker, markers: readonly Marker[]): Marker | null {
  const covering = markers.filter(
    ({ kind, cover }) =>
      kind === 'review' && cover.start <= marker.cover.start && cover.end >= marker.cover.end,
  );
  return covering.sort((a, b) => (b.date ?? '').localeCompare(a.date ?? ''))[0] ?? null;
}

function statusOf(
  marker: Marker,
  review: Marker,
  markers: readonly Marker[],
  ownerOf: (line: number) => LineOwner | undefined,
): ReviewStatus {
  if (review.date === null) return 'undated';
  const date = review.date;
  const markerLines = new Set(markers.map(({ line }) => line));
  const owners: LineOwner[] = [];
  for (let line = marker.cover.start; line <= marker.cover.end; line += 1) {
    const owner = markerLines.has(line) ? undefined : ownerOf(line);
    if (owner !== undefined) owners.push(owner);
  }
  if (owners.some(({ author }) => isHandleOf(review.name, author))) return 'by-author';
  if (marker.date !== null && date < marker.date) return 'predates';
  const reviewed = ownerOf(review.line);
  const isStale = owners.some(
    (owner) =>
      owner.day > date ||
      (reviewed !== undefined &&
        owner.commit !== reviewed.commit &&
        owner.committed > reviewed.committed),
  );
  return isStale ? 'stale' : 'reviewed';
}

/** Whether `@user` can be this person: the login or local part of the address, or the name written together. */
export function isHandleOf(user: string, person: Identity): boolean {
  const local = person.email.split('@', 1)[0] ?? '';
  const handles = [local, local.replace(/^\d+\+/, ''), person.name];
  return handles.some((handle) => handle !== '' && folded(handle) === folded(user));
}

function folded(handle: string): string {
  return handle.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
