import { cleanup } from '@solidjs/testing-library';
import 'fake-indexeddb/auto';
import { afterEach } from 'vitest';

afterEach(cleanup);
