// Why mail does not go, as a short code for the log and the database, and in words with the cure. An error's own sentence may hold an address.
import type { Sentence } from '@dunghen/core';

const TEMPORARY: Sentence = { vi: 'hãy kiểm tra máy chủ thư', en: 'look at the mail server' };

const WORDS: Readonly<Record<string, Sentence>> = {
  'smtp-refused': {
    vi: 'không chương trình nào trả lời ở đó; hãy kiểm tra smtp.host, smtp.port và máy chủ thư',
    en: 'nothing answers there; check smtp.host, smtp.port and the mail server',
  },
  'smtp-unknown-host': {
    vi: 'không tìm thấy máy chủ này trên mạng; hãy kiểm tra smtp.host và mạng của máy',
    en: 'there is no such host on the network; check smtp.host and the network',
  },
  'smtp-silent': {
    vi: 'máy chủ không trả lời kịp; hãy kiểm tra smtp.port, smtp.secure (true với cổng 465) và tường lửa',
    en: 'the server does not answer in time; check smtp.port, smtp.secure (true with port 465) and the firewall',
  },
  'smtp-certificate': {
    vi: 'chứng chỉ TLS của máy chủ không được máy này tin; hãy ghi smtp.host đúng tên trong chứng chỉ, và cài chứng chỉ gốc của cơ quan bằng NODE_EXTRA_CA_CERTS nếu cơ quan tự cấp',
    en: 'this machine does not trust the TLS certificate of the server; let smtp.host be the name in it, and give the root of a certificate of your own with NODE_EXTRA_CA_CERTS',
  },
  'smtp-not-encrypted': {
    vi: 'máy chủ không có TLS, nên mật khẩu không được gửi; hãy bật STARTTLS trên máy chủ, hoặc dùng cổng 465 với smtp.secure = true',
    en: 'the server offers no TLS, so the password was not sent; turn on STARTTLS there, or use port 465 with smtp.secure = true',
  },
  'smtp-login': {
    vi: 'máy chủ không nhận tên đăng nhập hoặc mật khẩu; hãy sửa smtp.user và tệp smtp.passwordFile',
    en: 'the server takes neither this user nor this password; mend smtp.user and the file smtp.passwordFile',
  },
  'smtp-password-file': {
    vi: 'không đọc được tệp mật khẩu; hãy sửa smtp.passwordFile',
    en: 'the password file cannot be read; mend smtp.passwordFile',
  },
};

/** 550 to 554: the server takes no mail for this address, or none from ours. */
const REFUSED: Sentence = {
  vi: 'máy chủ không nhận thư, thường vì một địa chỉ sai; hãy kiểm tra các địa chỉ trong [digests.to] và smtp.from',
  en: 'the server refuses the mail, mostly since an address is wrong; check those in [digests.to], and smtp.from',
};

/** What a code means, without a full stop. */
export const mailFaultWords = (code: string): Sentence => WORDS[code] ?? (/^smtp-55[0-4]$/.test(code) ? REFUSED : TEMPORARY);

interface MailError {
  readonly code?: string;
  /** What the system said, where nodemailer put a code of its own in its place. */
  readonly originalCode?: string;
  readonly command?: string;
  readonly responseCode?: number;
}

/** The code of an error of nodemailer. */
export function mailFaultOf(error: unknown): string {
  const { code, originalCode = '', command = '', responseCode } = error as MailError;
  if (code === 'ETLS' && command === 'STARTTLS' && responseCode !== undefined) return 'smtp-not-encrypted';
  if (code === 'EAUTH') return 'smtp-login';
  if (responseCode !== undefined) return `smtp-${responseCode}`;
  if (/CERT|SELF_SIGNED|SIGNATURE/.test(originalCode)) return 'smtp-certificate';
  if (originalCode === 'ECONNREFUSED') return 'smtp-refused';
  if (code === 'EDNS' || originalCode === 'ENOTFOUND') return 'smtp-unknown-host';
  if (code === 'ETIMEDOUT') return 'smtp-silent';
  return originalCode || (code ?? 'mail-failed');
}

/** Whether every further message would meet the same: the server cannot be reached, or does not let us in. */
export const stopsAll = (error: unknown): boolean => {
  const { code, responseCode } = error as MailError;
  return responseCode === undefined || code === 'EAUTH' || code === 'ETLS';
};

/** A password that never leaves this machine may be sent as it is. */
export const isLoopback = (host: string): boolean => /^(?:localhost|127(?:\.\d{1,3}){3}|\[?::1\]?)$/i.test(host);
