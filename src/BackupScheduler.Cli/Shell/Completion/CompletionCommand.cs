using System.CommandLine;

namespace BackupScheduler.Cli.Shell.Completion;

/// <summary><c>completion</c>: what teaches a shell to complete this program's command lines.</summary>
internal static class CompletionCommand
{
    private static readonly CommandHelp s_help = new("Prints a script that teaches a shell to complete commands, options and their values.")
    {
        Details =
        [
            "The script asks the program itself, so that it stays right when the program changes. Nothing of AWS is called: names of tables and accounts are not completed.",
            "Sourced in a shell's start-up file it costs nothing until Tab is pressed.",
        ],
        Examples =
        [
            new("completion bash", "For bash: add source <(backup-scheduler completion bash) to ~/.bashrc"),
            new("completion zsh", "For zsh: add source <(backup-scheduler completion zsh) to ~/.zshrc, after compinit"),
            new("completion fish", "For fish: write it to ~/.config/fish/completions/backup-scheduler.fish"),
            new("completion pwsh", "For PowerShell: add backup-scheduler completion pwsh | Out-String | Invoke-Expression to $PROFILE"),
        ],
        ExitCodes = [new(ExitCode.Done, "printed"), new(ExitCode.Failed, "it could not be written"), ExitMeaning.NothingDone],
    };

    public static Command Create()
    {
        var shell = new Argument<string>("shell") { Description = "the shell" };
        shell.CompletionSources.Add([.. CompletionScript.Shells]);
        shell.Validators.Add(parsed =>
        {
            var given = parsed.Tokens.SingleOrDefault()?.Value;
            if (!CompletionScript.Shells.Contains(given)) parsed.AddError(Core.Given.Line("shell", Core.Given.Show(given), WordOption.Listed(CompletionScript.Shells)));
        });
        var command = new DocumentedCommand("completion", s_help) { shell };
        command.SetAction(parsed => parsed.InvocationConfiguration.Output.Write(CompletionScript.For(parsed.GetValue(shell)!)));
        return command;
    }
}
