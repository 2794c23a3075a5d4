import { MATROSKA, MP4, QTFF, WEBM } from 'mediabunny';

/** What films come in: MP4, QuickTime (iPhones), WebM, Matroska. Others go to the browser's own player. */
export const CONTAINERS = [MP4, QTFF, WEBM, MATROSKA];
