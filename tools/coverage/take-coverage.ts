// A test's process is ended from outside, which writes no coverage: it is written when the file is done.
import { takeCoverage } from 'node:v8';
import { afterAll } from 'vitest';

afterAll(() => takeCoverage());
