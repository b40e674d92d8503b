// `dunghen completion SHELL`: a script that completes commands and options, written from the command line's own description.
import type { Command } from 'commander';

/** The shells there is a script for. */
export const SHELLS = ['bash', 'zsh', 'fish', 'powershell'] as const;
export type Shell = (typeof SHELLS)[number];

interface Words {
  /** The command's words, e.g. "calendar show"; '' for the program itself. */
  readonly path: string;
  readonly words: readonly string[];
}

/** What may follow each command: its subcommands, the choices of its arguments and its options. */
function wordsOf(command: Command, path: readonly string[] = []): readonly Words[] {
  const subcommands = command.commands.map((sub) => sub.name());
  const choices = command.registeredArguments.flatMap((argument) => argument.argChoices ?? []);
  const options = command.options.map((option) => option.long).filter((long) => long != null);
  const own = { path: path.join(' '), words: [...subcommands, ...choices, ...options, '--help'] };
  return [own, ...command.commands.flatMap((sub) => wordsOf(sub, [...path, sub.name()]))];
}

/** The completion script of a shell. */
export function completionScript(program: Command, shell: Shell): string {
  const all = wordsOf(program);
  switch (shell) {
    case 'bash':
      return bash(all);
    case 'zsh':
      return `#compdef dunghen\nautoload -U +X bashcompinit && bashcompinit\n${bash(all)}`;
    case 'fish':
      return fish(all);
    case 'powershell':
      return powershell(all);
  }
}

/** The longest command that the words typed so far begin with decides; files are offered where no word fits. */
function bash(all: readonly Words[]): string {
  const cases = all.toReversed().map(({ path, words }) => `    "${path === '' ? '' : `${path} `}"*) words="${words.join(' ')}" ;;`);
  return `_dunghen() {
  local current="\${COMP_WORDS[COMP_CWORD]}" before="" i words
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "\${COMP_WORDS[i]}" in -*) ;; *) before+="\${COMP_WORDS[i]} " ;; esac
  done
  case "$before" in
${cases.join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _dunghen dunghen ./dunghen
`;
}

function fish(all: readonly Words[]): string {
  const lines = all.map(({ path, words }) => {
    const seen =
      path === ''
        ? '__fish_use_subcommand'
        : path
            .split(' ')
            .map((word) => `__fish_seen_subcommand_from ${word}`)
            .join('; and ');
    return `complete -c dunghen -n '${seen}' -a '${words.join(' ')}'`;
  });
  return `${lines.join('\n')}\n`;
}

function powershell(all: readonly Words[]): string {
  const table = all.map(({ path, words }) => `    '${path}' = '${words.join(' ')}'`);
  return `Register-ArgumentCompleter -Native -CommandName dunghen -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $words = @{
${table.join('\n')}
  }
  $typed = @($commandAst.CommandElements | Select-Object -Skip 1 | ForEach-Object { "$_" } | Where-Object { $_ -notlike '-*' -and $_ -ne $wordToComplete })
  for ($n = $typed.Count; $n -ge 0; $n--) {
    $path = ($typed | Select-Object -First $n) -join ' '
    if ($words.ContainsKey($path)) {
      $words[$path].Split(' ') | Where-Object { $_ -like "$wordToComplete*" } | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
      return
    }
  }
}
`;
}
