// The configuration file's shape and every default, in one place.
import { isIP } from 'node:net';
import { DungHenError, parseDay, parseTarget, parseTerm, quote, type Sentence } from '@dunghen/core';
import { dayAsWritten } from '@dunghen/core/written-day';
import { sqlitePath } from '@dunghen/store/database-url';
import * as z from 'zod/mini';
import { _default as withDefault } from 'zod/mini';
import { checkSchedule } from './cron-schedule.ts';
import { DAYS, sessionsIn } from './office-hours.ts';

// Of the two forms of zod the small one: the other gives each shape its own copies of all methods, a tenth of a command's start.
// A configuration is read once: to compile a checker for each of its shapes takes longer than to check without.
z.config({ jitless: true });

const text = z.string().check(z.trim(), z.minLength(1));

/** A text that a rule of the product reads: what the rule says against it is told with the other faults, in both languages. */
const readBy = (read: (value: string) => unknown, base: z.ZodMiniString = z.string()): z.ZodMiniString =>
  base.check((ctx) => {
    try {
      if (ctx.issues.length === 0) read(ctx.value);
    } catch (error) {
      if (!(error instanceof DungHenError)) throw error;
      ctx.issues.push({ code: 'custom', input: ctx.value, message: error.in('vi'), params: { ...error.sentence } });
    }
  });
const cron = readBy(checkSchedule);
const day = readBy(parseDay, z.string().check(z.overwrite(dayAsWritten)));
const address = readBy((ip) => {
  if (isIP(ip) === 0) throw new DungHenError('bad-address', notAnAddress(ip));
});
const notAnAddress = (ip: string): Sentence => ({
  vi: `${quote(ip)} không phải địa chỉ IP; hãy ghi một địa chỉ của máy, hoặc "0.0.0.0"`,
  en: `${quote(ip)} is no IP address; give one of this machine, or "0.0.0.0"`,
});
const hour = readBy((at) => {
  if (!/^(?:[01]\d|2[0-3]):[0-5]\d$/.test(at)) throw new DungHenError('bad-hour', notAnHour(at));
});
const notAnHour = (at: string): Sentence => ({
  vi: `giờ "${at}" phải ghi đủ hai chữ số giờ và phút, ví dụ "07:00"`,
  en: `the hour "${at}" must be written with two digits each, for example "07:00"`,
});

const hours = readBy(sessionsIn);

/** Procedures of the office: they add to the usual ones, and replace those of the same code. */
export const procedureList = z.array(
  z.strictObject({
    code: text,
    name: text,
    field: z.optional(text),
    term: z.optional(readBy(parseTerm)),
    supplementRule: z.optional(z.enum(['restart', 'shift'])),
  }),
);

/** Of two procedures of one code, one would silently not be there. */
function refuseTwice(procedures: z.infer<typeof procedureList>, ctx: { readonly issues: z.core.$ZodRawIssue[] }): void {
  const seen = new Set<string>();
  for (const [index, { code }] of procedures.entries()) {
    const params = { vi: `mã ${quote(code)} đã có ở trên`, en: `the code ${quote(code)} stands above already` };
    if (seen.has(code)) ctx.issues.push({ code: 'custom', input: code, path: [index, 'code'], message: params.vi, params });
    seen.add(code);
  }
}

/** A table all of whose settings have a default: left out, it is as if it were empty. */
const table = <Shape extends z.core.$ZodLooseShape>(shape: Shape) => z.prefault(z.strictObject(shape), {} as never);
/** One of some words, with the usual one. */
const oneOf = <const Values extends readonly string[]>(values: Values, usual: Values[number]) =>
  withDefault(z.enum(values), usual as never);
/** A whole number within bounds. */
const whole = (least: number, most: number) => z.int().check(z.gte(least), z.lte(most));

/** The procedures themselves, or the file that holds them. */
const procedures = z.pipe(
  z.unknown(),
  // A union would say only that the whole is wrong; so the one that is meant is asked, and each fault keeps its place.
  z.transform((value, ctx): string | z.infer<typeof procedureList> => {
    const result = (typeof value === 'string' ? text : procedureList).safeParse(value);
    if (result.success) {
      if (typeof result.data !== 'string') refuseTwice(result.data, ctx);
      return result.data;
    }
    for (const { message: _, ...issue } of result.error.issues) {
      const input = issue.path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown> | undefined)?.[key], value);
      ctx.issues.push({ ...issue, input } as (typeof ctx.issues)[number]);
    }
    return z.NEVER;
  }),
);

/** One configuration file; unknown keys are faults, because a misspelt key is a setting that silently does nothing. */
export const configSchema = z.strictObject({
  database: withDefault(readBy(sqlitePath, text), 'sqlite:dunghen.db'),
  today: z.optional(day),
  lang: oneOf(['vi', 'en'], 'vi'),
  agency: table({
    parent: z.optional(text),
    name: z.optional(text),
    place: z.optional(text),
    // The usual two lines, TM. Ủy ban nhân dân / Chủ tịch, also by who cannot type a line break.
    signerTitle: z.optional(text.check(z.overwrite((title) => title.replaceAll(' / ', '\n')))),
    signerName: z.optional(text),
    returnPlace: z.optional(text),
    contact: z.optional(text),
  }),
  calendar: table({ files: withDefault(z.array(text), []) }),
  procedures: withDefault(procedures, []),
  clock: table({
    receiptOnDayOff: oneOf(['as-stamped', 'next-working-day'], 'as-stamped'),
    supplementRule: oneOf(['restart', 'shift'], 'restart'),
  }),
  /** Sessions that terms stated in hours walk through; a day of its own replaces that of the weekdays, or opens one of the weekend. */
  officeHours: table({
    weekdays: withDefault(hours, '07:30-11:30, 13:30-17:00'),
    ...(Object.fromEntries(DAYS.map((name) => [name, z.optional(hours)])) as Record<
      (typeof DAYS)[number],
      z.ZodMiniOptional<typeof hours>
    >),
  }),
  kpi: table({
    basis: oneOf(['handled', 'resolved', 'due', 'received'], 'handled'),
    target: withDefault(
      z.pipe(
        z.transform((value) => (typeof value === 'number' ? String(value) : value)),
        readBy(parseTarget),
      ),
      '1',
    ),
    withdrawn: oneOf(['count', 'exclude'], 'count'),
  }),
  letters: table({
    folder: withDefault(text, 'letters'),
    template: z.optional(text),
    newAppointmentDays: withDefault(whole(1, 60), 3),
    newAppointmentDaysByProcedure: withDefault(z.record(text, whole(1, 60)), {}),
    defaultReason: z.optional(text),
    /** The daemon makes a PDF of each issued letter where LibreOffice is installed. */
    pdf: withDefault(z.boolean(), true),
  }),
  /** Files dropped here are imported by the daemon. */
  inbox: withDefault(text, 'inbox'),
  schedule: table({ scan: withDefault(cron, '*/10 * * * *') }),
  /** Loopback only; 0 serves nothing. */
  health: table({ port: withDefault(whole(0, 65_535), 8737) }),
  /** How long citizens are remembered once their dossier ended; without it for ever, since that is the office's own decision. */
  retention: z.optional(z.strictObject({ months: whole(1, 1_200) })),
  /** Today's page for the office's own network, behind a password; without this it is for this machine only. */
  page: z.optional(
    z.strictObject({
      listen: withDefault(address, '0.0.0.0'),
      port: withDefault(whole(1, 65_535), 8738),
      /** Written by `dunghen page password`: holds a hash, not the password. */
      passwordFile: withDefault(text, 'mat-khau-trang.txt'),
    }),
  ),
  log: table({ level: oneOf(['debug', 'info', 'warn', 'error', 'silent'], 'info') }),
  /** When a dossier is told of, in working days; 0 is the due date itself. Each step once. */
  alerts: table({
    workingDaysBefore: withDefault(z.array(whole(0, 60)), [2, 1, 0]),
    workingDaysAfter: withDefault(z.array(whole(1, 60)), [1]),
  }),
  /** The morning's list of each unit; `to` names its readers by unit, "*" those of the whole office. */
  digests: table({
    folder: withDefault(text, 'digests'),
    at: withDefault(hour, '07:00'),
    to: withDefault(z.record(text, z.array(z.email())), {}),
  }),
  /** Where digests are mailed; without it they are only files. */
  smtp: z.optional(
    z.strictObject({
      host: text,
      port: withDefault(whole(1, 65_535), 587),
      /** TLS from the first byte (port 465); else the connection is upgraded where the server offers it. */
      secure: withDefault(z.boolean(), false),
      user: z.optional(text),
      /** A file that holds nothing but the password. */
      passwordFile: z.optional(text),
      from: z.email(),
    }),
  ),
});

/** A configuration with every default filled in. */
export type Config = z.infer<typeof configSchema>;
