/** Seconds that one sample sums up. */
export const WINDOW_SECONDS = 5;

/** Most samples in one POST: a little over half an hour of one face. */
export const MAX_BATCH = 500;

/** Sequence numbers run from 0 to this, less one: about 14 hours of one face. It bounds what one session can store. */
export const MAX_SAMPLES_PER_SESSION = 10_000;

/** Most frames one sample can claim: five seconds at 240 frames a second. */
export const MAX_FRAMES_PER_SAMPLE = WINDOW_SECONDS * 240;

/** Longest title of a session, in characters. */
export const MAX_TITLE_LENGTH = 80;

/** Most sessions that one page of the public list carries. */
export const MAX_PAGE = 100;

/** Largest JSON body of the session routes, in bytes. */
export const MAX_JSON_BYTES = 256 * 1024;

/** Largest manifest, in bytes (an ensemble carries all of its members' manifests). */
export const MAX_MANIFEST_BYTES = 1024 * 1024;

/** Largest blob, in bytes: shards are at most 4 MiB, plus slack for padding. */
export const MAX_BLOB_BYTES = 4 * 1024 * 1024 + 64 * 1024;

/** A day, in milliseconds. */
export const DAY_MS = 24 * 3600 * 1000;

/** Days until a session and everything in it is deleted. */
export const SESSION_DAYS = 30;

/** A session may have begun this long before it reaches us: results wait in the browser while it is offline. */
export const MAX_SESSION_AGE_DAYS = 7;

/** The wording of the consent that a person gives before sharing. A new wording gets a new number. */
export const CONSENT_VERSION = 1;

/** Longest session: a sample's offset is below this many days. */
export const MAX_SESSION_DAYS = 7;

/** Most viewers that watch one session live. */
export const MAX_VIEWERS = 1000;
