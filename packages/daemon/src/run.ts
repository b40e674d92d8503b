// The daemon itself, apart from what every command uses: the scheduler, the log and the spreadsheet writer are loaded by it alone.
export { daemonLog, type DaemonLog, type LogFields } from './log.ts';
export { runDaemon, type DaemonEdge } from './service/run-daemon.ts';
export { tellSystemd, type SystemdState } from './service/tell-systemd.ts';
export { hashPassword, readKeptPassword, LONGEST_PASSWORD, SHORTEST_PASSWORD } from './page/password.ts';
