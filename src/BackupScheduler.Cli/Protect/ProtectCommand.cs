using System.CommandLine;
using BackupScheduler.Cli.Enforcement;
using BackupScheduler.Cli.Output;

namespace BackupScheduler.Cli.Protect;

/// <summary><c>protect</c>: every user and role of the organization gets the deny now.</summary>
internal static class ProtectCommand
{
    private const string Description = """
        Gives every IAM user and role of every ACTIVE account the deny of dynamodb:DeleteBackup now, and repairs what was done to it: the sweep of
        PolicyEnforcer, made here through the member role ENFORCER_ROLE_NAME. It takes the environment variables of that function (ENFORCEMENT,
        DENY_MODE, DENY_POLICY_NAME, EXEMPT_PRINCIPALS, EXTERNAL_ID, ...); with ENFORCEMENT=scp it covers the management account only.
        Whoever cannot be covered is told with the reason and the remedy. A second time it writes nothing.
        Examples:
          backup-scheduler protect --dry-run
          backup-scheduler protect --account 111122223333 --json
          backup-scheduler protect --accept-protected
        Exit codes: 0 all covered (a dry run: would be), 1 something failed or is not known, 2 bad usage, nothing was done, 3 something cannot be
        covered (roles that AWS protects count, unless --accept-protected), 130 interrupted: what is told is confirmed.
        """;

    public static Command Create()
    {
        var shared = new EnforcementArguments();
        var acceptProtected = new Option<bool>("--accept-protected")
        {
            Description = "end with 0 although there are roles that AWS lets nobody modify: service-linked ones, and those of IAM Identity Center",
        };
        var command = new Command("protect", Description);
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
