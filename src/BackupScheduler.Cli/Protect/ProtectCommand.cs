using System.CommandLine;
using BackupScheduler.Cli.Enforcement;
using BackupScheduler.Cli.Output;
using BackupScheduler.Cli.Shell;

namespace BackupScheduler.Cli.Protect;

/// <summary><c>protect</c>: every user and role of the organization gets the deny now.</summary>
internal static class ProtectCommand
{
    private static readonly CommandHelp s_help = new("Gives every IAM user and role of every ACTIVE account the deny of dynamodb:DeleteBackup now.")
    {
        Details =
        [
            """
            It repairs what was done to the deny, too: the sweep of PolicyEnforcer, made here through the member role ENFORCER_ROLE_NAME. It takes the
            environment variables of that function (ENFORCEMENT, DENY_MODE, DENY_POLICY_NAME, EXEMPT_PRINCIPALS, EXTERNAL_ID, ...); with ENFORCEMENT=scp it
            covers the management account only. Whoever cannot be covered is told with the reason and the remedy. A second time it writes nothing.
            """,
        ],
        Examples =
        [
            new("protect --dry-run", "Tell who would get the deny, and who cannot"),
            new("protect --account 111122223333 --json", "Cover one account, and give the result as JSON"),
            new("protect --accept-protected", "Cover all, and do not count the roles that AWS protects as not coverable"),
        ],
        ExitCodes =
        [
            new(ExitCode.Done, "all covered (a dry run: would be)"), new(ExitCode.Failed, "something failed or is not known"), ExitMeaning.NothingDone,
            new(ExitCode.NotCoverable, "something cannot be covered (roles that AWS protects count, unless --accept-protected)"), ExitMeaning.InterruptedConfirmed,
        ],
    };

    public static Command Create()
    {
        var shared = new EnforcementArguments();
        var acceptProtected = new Option<bool>("--accept-protected")
        {
            Description = "end with 0 although there are roles that AWS lets nobody modify: service-linked ones, and those of IAM Identity Center",
        };
        var command = new DocumentedCommand("protect", s_help);
        shared.AddTo(command);
        command.Add(acceptProtected);
        command.SetAction(Invoking.Action((parsed, cancellation) =>
        {
            var options = shared.Read(parsed, new ProtectOptions { AcceptProtected = parsed.GetValue(acceptProtected) });
            var setup = EnforcementSetup.Read(options, ProcessEnvironment.Read());
            return Protecting.RunAsync(options, setup, setup.World(), Terminal.OfProcess(), cancellation);
        }));
        return command;
    }
}
