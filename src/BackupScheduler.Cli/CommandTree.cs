using System.CommandLine;
using System.CommandLine.Help;
using BackupScheduler.Cli.Demo;
using BackupScheduler.Cli.Drill;
using BackupScheduler.Cli.Letters;
using BackupScheduler.Cli.Package;
using BackupScheduler.Cli.Protect;
using BackupScheduler.Cli.Report;
using BackupScheduler.Cli.Restore;
using BackupScheduler.Cli.Run;
using BackupScheduler.Cli.Shell;
using BackupScheduler.Cli.Shell.Completion;
using BackupScheduler.Cli.Status;
using BackupScheduler.Cli.Unprotect;
using BackupScheduler.Cli.Vault;
using BackupScheduler.Cli.VerifyAws;
using BackupScheduler.Cli.WebConsole;

namespace BackupScheduler.Cli;

/// <summary>Every command there is: what the program, its documentation and their tests go by.</summary>
internal static class CommandTree
{
    /// <summary>The program as it is typed.</summary>
    public const string Program = "backup-scheduler";

    private static readonly CommandHelp s_help = new("Backs up every DynamoDB table of an AWS Organization on schedule, and prunes to a retention.")
    {
        Details =
        [
            """
            Results go to the output, progress, questions and errors to the error output. Most commands take the functions' environment variables, and name
            those that they need. AWS is reached through --profile and --region, or AWS_PROFILE and AWS_REGION; AWS_ENDPOINT_URL stands in for AWS.
            """,
            "NO_COLOR (set to anything) and TERM=dumb keep colours and moving lines away; CLICOLOR_FORCE=1 keeps colours in a pipe.",
        ],
        Examples =
        [
            new("demo", "See it work on this machine, without AWS"),
            new("run --dry-run --prune", "Tell what a run would create and delete"),
            new("completion bash", "Print what teaches bash to complete its command lines"),
        ],
        ExitCodes =
        [
            new(ExitCode.Done, "all that was asked for is done and confirmed"), new(ExitCode.Failed, "a check failed, or the work could not be finished"),
            new(ExitCode.BadUsage, "the arguments are wrong, or it was not confirmed; nothing was done"),
            new(ExitCode.NotCoverable, "protect alone: some users or roles cannot be given the deny"),
            new(ExitCode.Interrupted, "interrupted, by Ctrl+C or SIGTERM; it has told what it knows of what is done"),
        ],
    };

    public static RootCommand Create()
    {
        var root = new DocumentedRoot(s_help)
        {
            StatusCommand.Create(),
            ReportCommand.Create(StatusSource.Of),
            ConsoleCommand.Create(),
            RunCommand.Create(),
            VaultCommand.Create(),
            RestoreCommand.Create(),
            DrillCommand.Create(),
            DlqCommand.Create(),
            ProtectCommand.Create(),
            UnprotectCommand.Create(),
            PackageCommand.Create(),
            VerifyAwsCommand.Create(),
            DemoCommand.Create(),
            CompletionCommand.Create(),
        };
        root.Add(GlobalOptions.Quiet);
        foreach (var option in root.Options) Word(option);
        return root;
    }

    private static void Word(Option option)
    {
        if (option is HelpOption) (option.Description, option.Action) = ("show this help", new HelpTextAction());
        else if (option is VersionOption) (option.Description, option.Action) = ("show the version, and the commit it was built from", new VersionTextAction());
    }
}
