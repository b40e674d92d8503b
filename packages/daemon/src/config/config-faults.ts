// What is wrong at a place of the configuration, in a sentence for whoever typed it: the key, what stands there, what may.
import { quote, type Lang } from '@dunghen/core';
import type * as z from 'zod/mini';
import { nearestTag } from '../letter/nearest-tag.ts';

/** A fault with its sentence in both languages; `params` of a check of our own hold one already. */
type Issue = z.core.$ZodIssue;

/** Every fault of a configuration, one a line. */
export function faultLines(issues: readonly Issue[], schema: z.ZodMiniType, lang: Lang): string {
  return issues
    .flatMap((issue) =>
      issue.code === 'unrecognized_keys' ? unknownKeys(issue, schema, lang) : [`${place(issue.path)}: ${faultSentence(issue, lang)}`],
    )
    .map((line) => `\n  - ${line}`)
    .join('');
}

/** How many faults these lines are. */
export const faultCount = (issues: readonly Issue[]): number =>
  issues.reduce((count, issue) => count + (issue.code === 'unrecognized_keys' ? issue.keys.length : 1), 0);

const place = (path: readonly PropertyKey[]): string => path.map(String).join('.');

/** What is wrong there, without the place. */
export function faultSentence(issue: Issue, lang: Lang): string {
  const t = (vi: string, en: string): string => (lang === 'vi' ? vi : en);
  const standing = 'input' in issue && issue.input !== undefined ? t(`, đang là ${quote(issue.input)}`, `, not ${quote(issue.input)}`) : '';
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? t('thiếu mục này', 'is missing') : `${kind(issue.expected, t)}${standing}`;
    case 'too_small':
      return issue.origin === 'number' || issue.origin === 'int'
        ? t(`phải từ ${issue.minimum} trở lên`, `must be ${issue.minimum} or more`) + standing
        : t('không được để trống', 'must not be empty');
    case 'too_big':
      return t(`không được quá ${issue.maximum}`, `must be ${issue.maximum} or less`) + standing;
    case 'invalid_value':
      return t('phải là một trong ', 'must be one of ') + issue.values.map((value) => quote(value)).join(', ') + standing;
    case 'invalid_format':
      // The only format that is not checked by a rule of our own.
      return t('phải là địa chỉ thư điện tử', 'must be an e-mail address') + standing;
    case 'unrecognized_keys':
      return t('không có mục này', 'is no setting');
    case 'custom':
      return (issue.params as Readonly<Record<Lang, string>>)[lang];
    default:
      // The name of a unit or of a procedure before its value.
      return t('tên mục không được để trống', 'the name must not be empty');
  }
}

function kind(expected: string, t: (vi: string, en: string) => string): string {
  switch (expected) {
    case 'string':
      return t('phải là chữ trong dấu nháy', 'must be text in quotes');
    case 'number':
    case 'int':
      return t('phải là một số nguyên, không có dấu nháy', 'must be a whole number without quotes');
    case 'boolean':
      return t('phải là true hoặc false', 'must be true or false');
    case 'array':
      return t('phải là một danh sách trong [ ]', 'must be a list in [ ]');
    default:
      return t('phải là một mục có các khóa riêng', 'must be a table of its own');
  }
}

function unknownKeys({ path, keys }: z.core.$ZodIssueUnrecognizedKeys, schema: z.ZodMiniType, lang: Lang): readonly string[] {
  const [first, ...others] = keysAt(schema, path);
  const none = lang === 'vi' ? 'không có mục này' : 'is no setting';
  const nearest = lang === 'vi' ? 'gần giống nhất là' : 'the nearest is';
  return keys.map((key) => {
    const cure = first === undefined ? '' : `; ${nearest} ${quote(nearestTag(key, [first, ...others]))}`;
    return `${place([...path, key])}: ${none}${cure}`;
  });
}

/** The keys a table may have. */
function keysAt(schema: z.ZodMiniType, path: readonly PropertyKey[]): readonly string[] {
  const [key, ...rest] = path;
  const { innerType, shape } = schema.def as { innerType?: z.ZodMiniType; shape?: Record<PropertyKey, z.ZodMiniType> };
  if (innerType) return keysAt(innerType, path);
  // What a transformation reads does not say which keys it takes.
  if (!shape) return [];
  return key === undefined ? Object.keys(shape) : keysAt(shape[key] as z.ZodMiniType, rest);
}
