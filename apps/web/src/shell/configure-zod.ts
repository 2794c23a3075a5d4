import { config } from 'zod/mini';
import en from 'zod/v4/locales/en.js';

// zod/mini has no words for what is wrong unless it is given some. And zod makes code from strings where it may, which
// takes longer than to check the few answers of a visit; the content security policy forbids it anyway, and would report
// each attempt.
config({ ...en(), jitless: true });
