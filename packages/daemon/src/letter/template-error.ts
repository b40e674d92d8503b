// What is wrong with a template an officer edited, named so that the officer can mend it in Word.
import { DungHenError, type Sentence } from '@dunghen/core';

/** Codes: `template-not-docx`, `template-syntax`, `template-unknown-tag`, `template-missing-tag`. */
export class TemplateError extends DungHenError {}

/** Makes a template fault; `what` ends without a full stop. */
export function templateError(code: string, name: string, what: Sentence): TemplateError {
  return new TemplateError(code, {
    vi: `Mẫu thư ${name} ${what.vi}; hãy mở mẫu bằng Word để sửa, hoặc bỏ mục letters.template để dùng mẫu có sẵn.`,
    en: `The letter template ${name} ${what.en}; mend it in Word, or remove letters.template to use the default one.`,
  });
}
