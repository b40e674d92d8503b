// What is wrong with a template an officer edited, named so that the officer can mend it in Word.
import { DungHenError, type Sentence } from '@dunghen/core';

export type TemplateErrorCode =
  | 'template-not-docx'
  | 'template-xml'
  | 'template-changes'
  | 'template-syntax'
  | 'template-unknown-tag'
  | 'template-missing-tag';

/** One fault of a template. */
export interface TemplateFault {
  readonly code: TemplateErrorCode;
  /** As written in the template, with its braces; absent when the file is no Word file at all. */
  readonly tag?: string;
  /** The paragraph it stands in, shortened; of broken XML or a damaged part that part of the file. */
  readonly place?: string;
  /** What is wrong and how to mend it, without a full stop. */
  readonly what: Sentence;
}

const MEND: Sentence = {
  vi: 'hãy mở mẫu bằng Word để sửa, hoặc bỏ mục letters.template để dùng mẫu có sẵn',
  en: 'mend it in Word, or remove letters.template to use the default one',
};
const REPLACE: Sentence = {
  vi: 'hãy chép lại một bản còn tốt vào chỗ tệp này, hoặc xóa tệp rồi chạy "dunghen init" để lấy lại mẫu gốc',
  en: 'put a good copy in its place, or delete the file and run "dunghen init" for the original',
};

/** A template that cannot be used. `code` is the gravest fault's; `faults` has all of them, in the order of the template. */
export class TemplateError extends DungHenError {
  readonly faults: readonly TemplateFault[];

  constructor(name: string, faults: readonly [TemplateFault, ...TemplateFault[]]) {
    const { code } = faults[0];
    // What Word cannot open cannot be mended in Word.
    const cure = code === 'template-not-docx' || code === 'template-xml' ? REPLACE : MEND;
    super(code, {
      vi: `Mẫu thư ${name} ${faults.map(({ what }) => what.vi).join('; ')}; ${cure.vi}.`,
      en: `The letter template ${name} ${faults.map(({ what }) => what.en).join('; ')}; ${cure.en}.`,
    });
    this.faults = faults;
  }
}
