// The configuration file's shape and every default, in one place.
import { isIP } from 'node:net';
import { DungHenError, parseDay, parseTarget, parseTerm, quote, type Sentence } from '@dunghen/core';
import { sqlitePath } from '@dunghen/store/database-url';
import { z } from 'zod';
import { checkSchedule } from './cron-schedule.ts';
import { DAYS, sessionsIn } from './office-hours.ts';

// A configuration is read once: to compile a checker for each of its shapes takes longer than to check without.
z.config({ jitless: true });

const text = z.string().trim().min(1);

/** A text that a rule of the product reads: what the rule says against it is told with the other faults, in both languages. */
const readBy = (read: (value: string) => unknown, base: z.ZodString = z.string()): z.ZodString =>
  base.check((ctx) => {
    try {
      if (ctx.issues.length === 0) read(ctx.value);
    } catch (error) {
      if (!(error instanceof DungHenError)) throw error;
      ctx.issues.push({ code: 'custom', input: ctx.value, message: error.in('vi'), params: { ...error.sentence } });
    }
  });
const cron = readBy(checkSchedule);
const day = readBy(parseDay);
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
    field: text.optional(),
    term: readBy(parseTerm).optional(),
    supplementRule: z.enum(['restart', 'shift']).optional(),
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

/** One configuration file; unknown keys are faults, because a misspelt key is a setting that silently does nothing. */
export const configSchema = z.strictObject({
  database: readBy(sqlitePath, text).default('sqlite:dunghen.db'),
  today: day.optional(),
  lang: z.enum(['vi', 'en']).default('vi'),
  agency: z
    .strictObject({
      parent: text.optional(),
      name: text.optional(),
      place: text.optional(),
      signerTitle: text.optional(),
      signerName: text.optional(),
      returnPlace: text.optional(),
      contact: text.optional(),
    })
    .prefault({}),
  calendar: z.strictObject({ files: z.array(text).default([]) }).prefault({}),
  /** The procedures themselves, or the file that holds them. */
  procedures: z
    .unknown()
    // A union would say only that the whole is wrong; so the one that is meant is asked, and each fault keeps its place.
    .transform((value, ctx): string | z.infer<typeof procedureList> => {
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
    })
    .default([]),
  clock: z
    .strictObject({
      receiptOnDayOff: z.enum(['as-stamped', 'next-working-day']).default('as-stamped'),
      supplementRule: z.enum(['restart', 'shift']).default('restart'),
    })
    .prefault({}),
  /** Sessions that terms stated in hours walk through; a day of its own replaces that of the weekdays, or opens one of the weekend. */
  officeHours: z
    .strictObject({ weekdays: hours.default('07:30-11:30, 13:30-17:00') })
    .extend(Object.fromEntries(DAYS.map((name) => [name, hours.optional()])) as Record<(typeof DAYS)[number], z.ZodOptional<typeof hours>>)
    .prefault({}),
  kpi: z
    .strictObject({
      basis: z.enum(['handled', 'resolved', 'due', 'received']).default('handled'),
      target: z.preprocess((value) => (typeof value === 'number' ? String(value) : value), readBy(parseTarget)).default('1'),
      withdrawn: z.enum(['count', 'exclude']).default('count'),
    })
    .prefault({}),
  letters: z
    .strictObject({
      folder: text.default('letters'),
      template: text.optional(),
      newAppointmentDays: z.int().min(1).max(60).default(3),
      newAppointmentDaysByProcedure: z.record(text, z.int().min(1).max(60)).default({}),
      defaultReason: text.optional(),
      /** The daemon makes a PDF of each issued letter where LibreOffice is installed. */
      pdf: z.boolean().default(true),
    })
    .prefault({}),
  /** Files dropped here are imported by the daemon. */
  inbox: text.default('inbox'),
  schedule: z.strictObject({ scan: cron.default('*/10 * * * *') }).prefault({}),
  /** Loopback only; 0 serves nothing. */
  health: z.strictObject({ port: z.int().min(0).max(65_535).default(8737) }).prefault({}),
  /** How long citizens are remembered once their dossier ended; without it for ever, since that is the office's own decision. */
  retention: z.strictObject({ months: z.int().min(1).max(1_200) }).optional(),
  /** Today's page for the office's own network, behind a password; without this it is for this machine only. */
  page: z
    .strictObject({
      listen: address.default('0.0.0.0'),
      port: z.int().min(1).max(65_535).default(8738),
      /** Written by `dunghen page password`: holds a hash, not the password. */
      passwordFile: text.default('mat-khau-trang.txt'),
    })
    .optional(),
  log: z.strictObject({ level: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info') }).prefault({}),
  /** When a dossier is told of, in working days; 0 is the due date itself. Each step once. */
  alerts: z
    .strictObject({
      workingDaysBefore: z.array(z.int().min(0).max(60)).default([2, 1, 0]),
      workingDaysAfter: z.array(z.int().min(1).max(60)).default([1]),
    })
    .prefault({}),
  /** The morning's list of each unit; `to` names its readers by unit, "*" those of the whole office. */
  digests: z
    .strictObject({
      folder: text.default('digests'),
      at: hour.default('07:00'),
      to: z.record(text, z.array(z.email())).default({}),
    })
    .prefault({}),
  /** Where digests are mailed; without it they are only files. */
  smtp: z
    .strictObject({
      host: text,
      port: z.int().min(1).max(65_535).default(587),
      /** TLS from the first byte (port 465); else the connection is upgraded where the server offers it. */
      secure: z.boolean().default(false),
      user: text.optional(),
      /** A file that holds nothing but the password. */
      passwordFile: text.optional(),
      from: z.email(),
    })
    .optional(),
});

/** A configuration with every default filled in. */
export type Config = z.infer<typeof configSchema>;
