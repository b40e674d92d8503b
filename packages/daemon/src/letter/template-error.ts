// What is wrong with a template an officer edited, named so that the officer can mend it in Word.
import { DungHenError, type Sentence } from '@dunghen/core';

export type TemplateErrorCode = 'template-not-docx' | 'template-syntax' | 'template-unknown-tag' | 'template-missing-tag';

/** One fault of a template. */
export interface TemplateFault {
  readonly code: TemplateErrorCode;
  /** As written in the template, with its braces; absent when the file is no Word file at all. */
  readonly tag?: string;
  /** The paragraph it stands in, shortened. */
  readonly place?: string;
  /** What is wrong and how to mend it, without a full stop. */
  readonly what: Sentence;
}

/** A template that cannot be used. `code` is the gravest fault's; `faults` has all of them, in the order of the template. */
export class TemplateError extends DungHenError {
  readonly faults: readonly TemplateFault[];

  constructor(name: string, faults: readonly [TemplateFault, ...TemplateFault[]]) {
    super(faults[0].code, {
      vi: `Mẫu thư ${name} ${faults.map(({ what }) => what.vi).join('; ')}; hãy mở mẫu bằng Word để sửa, hoặc bỏ mục letters.template để dùng mẫu có sẵn.`,
      en: `The letter template ${name} ${faults.map(({ what }) => what.en).join('; ')}; mend it in Word, or remove letters.template to use the default one.`,
    });
    this.faults = faults;
  }
}
