declare module '@bcoe/v8-coverage' {
  /** What V8 tells of one script, https://chromedevtools.github.io/devtools-protocol/v8/Profiler/#type-ScriptCoverage */
  export interface ScriptCov {
    readonly scriptId: string;
    readonly url: string;
    readonly functions: {
      functionName: string;
      isBlockCoverage: boolean;
      ranges: { startOffset: number; endOffset: number; count: number }[];
    }[];
  }
  /** One script of several processes; undefined for none. */
  export function mergeScriptCovs(scripts: readonly ScriptCov[]): ScriptCov | undefined;
}
