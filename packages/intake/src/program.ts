// Which program this is: a file that comes again is compared anew by a program that may read it otherwise.

/** The identity of the code of the joined command, put in when it is joined (`tools/build.ts`); null for the packages alone, of whose code nobody can tell. */
export const PROGRAM: string | null = null;
