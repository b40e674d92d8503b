// Lets a server listen, and says in words why it cannot: which setting names the port, and what to do.
import type { Server } from 'node:http';
import { DaemonError } from '../daemon-error.ts';

/** Where to listen, and the table of the configuration that says so. */
export interface Place {
  readonly setting: 'health' | 'page';
  readonly host: string;
  readonly port: number;
}

/** Resolves once the server listens. @throws {DaemonError} `port-taken`, `port-refused`. */
export function listenOn(server: Server, { setting, host, port }: Place): Promise<Server> {
  return new Promise((done, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) => fail(faultOf(error, { setting, host, port })));
    server.listen(port, host, () => done(server));
  });
}

function faultOf(error: NodeJS.ErrnoException, { setting, host, port }: Place): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return new DaemonError(
        'port-taken',
        {
          vi: `Cổng ${port} (mục ${setting}.port trong cấu hình) đã có chương trình khác dùng; hãy ghi ${setting}.port khác, hoặc dừng chương trình đó.`,
          en: `Another program listens on port ${port} (${setting}.port in the configuration) already; give ${setting}.port another number, or stop that program.`,
        },
        port,
      );
    case 'EACCES':
      return new DaemonError(
        'port-refused',
        {
          vi: `Máy không cho dùng cổng ${port} (mục ${setting}.port trong cấu hình); hãy ghi một số từ 1024 trở lên.`,
          en: `The machine does not allow port ${port} (${setting}.port in the configuration); give a number from 1024 up.`,
        },
        port,
      );
    case 'EADDRNOTAVAIL':
      return new DaemonError(
        'port-refused',
        {
          vi: `Máy này không có địa chỉ ${host} (mục ${setting}.listen trong cấu hình); hãy ghi một địa chỉ của máy, hoặc "0.0.0.0".`,
          en: `This machine has no address ${host} (${setting}.listen in the configuration); give one of its own, or "0.0.0.0".`,
        },
        host,
      );
    default:
      return error;
  }
}
