namespace BackupScheduler.Cli.Shell.Completion;

/// <summary>The shells' scripts. Each hands the words of the line to the program, which answers a line for each candidate: the word, a tab, what it is for.</summary>
internal static class CompletionScript
{
    /// <summary>The program's first argument when a shell asks; the words follow, the last one being the one to complete.</summary>
    public const string Question = "[complete]";

    // COMP_WORDBREAKS splits at '=' and ':'. The words are joined again at ':', and bash, which replaces the last part alone, is given that part alone.
    private const string Bash = """
        _backup_scheduler() {
            local IFS=$'\n' words=() word glue='' prefix='' line i
            for (( i = 1; i <= COMP_CWORD; i++ )); do
                word=${COMP_WORDS[i]}
                if [[ $glue || ( $word == :* && ${#words[@]} -gt 0 ) ]]; then words[${#words[@]}-1]+=$word; else words+=("$word"); fi
                if [[ $word == *: ]]; then glue=1; else glue=''; fi
            done
            word=''
            if (( ${#words[@]} > 0 )); then word=${words[${#words[@]}-1]}; fi
            if [[ $word == *:* ]]; then prefix=${word%:*}:; fi
            COMPREPLY=()
            while IFS= read -r line; do
                line=${line%%$'\t'*}
                if [[ $line == */ ]]; then compopt -o nospace 2>/dev/null; fi
                line=${line#"$prefix"}
                COMPREPLY+=("$(printf '%q' "$line")")
            done < <("${COMP_WORDS[0]/#\~/$HOME}" '[complete]' "${words[@]}" 2>/dev/null)
        }
        complete -F _backup_scheduler backup-scheduler

        """;

    private const string Zsh = """
        #compdef backup-scheduler
        _backup_scheduler() {
            local -a plain folders said
            local line word
            while IFS= read -r line; do
                word=${line%%$'\t'*}
                if [[ $word == */ ]]; then folders+=("$word"); continue; fi
                plain+=("$word")
                said+=("$word  ${line#*$'\t'}")
            done < <("${words[1]}" '[complete]' "${(@Q)words[2,CURRENT]}" 2>/dev/null)
            (( $#plain )) && compadd -l -d said -a plain
            (( $#folders )) && compadd -S '' -a folders
        }
        compdef _backup_scheduler backup-scheduler

        """;

    private const string Fish = """
        function __backup_scheduler_complete
            set -l words (commandline -opc) (commandline -ct)
            command $words[1] '[complete]' $words[2..-1] 2>/dev/null
        end
        complete -c backup-scheduler -f -a '(__backup_scheduler_complete)'

        """;

    private const string PowerShell = """
        Register-ArgumentCompleter -Native -CommandName backup-scheduler -ScriptBlock {
            param($wordToComplete, $commandAst, $cursorPosition)
            $words = @($commandAst.CommandElements | Select-Object -Skip 1 | Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | ForEach-Object { "$_" })
            & "$($commandAst.CommandElements[0])" '[complete]' @words "$wordToComplete" 2>$null | ForEach-Object {
                $word, $says = $_ -split "`t", 2
                if (-not $says) { $says = $word }
                [System.Management.Automation.CompletionResult]::new($word, $word, 'ParameterValue', $says)
            }
        }

        """;

    /// <summary>The shells that there are scripts for.</summary>
    public static IReadOnlyList<string> Shells { get; } = ["bash", "zsh", "fish", "pwsh"];

    public static string For(string shell) => shell switch
    {
        "bash" => Bash,
        "zsh" => Zsh,
        "fish" => Fish,
        _ => PowerShell,
    };

    /// <summary>Answers a shell's question.</summary>
    /// <param name="words">The words after <see cref="Question"/>.</param>
    /// <param name="output">Where to.</param>
    public static int Answer(IReadOnlyList<string> words, TextWriter output)
    {
        foreach (var candidate in Candidates.Of(CommandTree.Create(), words))
            output.WriteLine(candidate.Says.Length > 0 ? $"{candidate.Word}\t{candidate.Says}" : candidate.Word);
        return ExitCode.Done;
    }
}
