using System.CommandLine;
using BackupScheduler.Cli.Enforcement;
using BackupScheduler.Cli.Output;
using BackupScheduler.Cli.Shell;
using BackupScheduler.Core;
using BackupScheduler.Core.Enforcement;

namespace BackupScheduler.Cli.Unprotect;

/// <summary><c>unprotect</c>: the deny comes off, off everybody or off one user or role.</summary>
internal static class UnprotectCommand
{
    private static readonly CommandHelp s_help = new("Takes the deny of dynamodb:DeleteBackup off everybody, or off one user or role.")
    {
        Details =
        [
            "It works through the member role ENFORCER_ROLE_NAME, and takes the environment variables of PolicyEnforcer. It asks first; without a terminal it wants --yes.",
            """
            Off every user and role of every ACTIVE account, and deletes its policy: only with ENFORCEMENT=off, or with scp for the member accounts. Set it for
            the installed functions first: what they still enforce, their next sweep puts back.
            """,
            """
            Off one user or role (--principal), although enforcement is on: for one that another tool is about to delete, since IAM deletes nothing that has
            a policy. That is temporary: the next sweep covers it again.
            """,
        ],
        Examples =
        [
            new("unprotect --dry-run", "Tell off whom the deny would come"),
            new("unprotect --account 111122223333 --yes", "Take it off all of one account, without being asked"),
            new("unprotect --principal arn:aws:iam::111122223333:role/team/Deployer", "Take it off one role until the next sweep"),
        ],
        ExitCodes =
        [
            new(ExitCode.Done, "all off"), new(ExitCode.Failed, "something failed, is unknown or still attached"),
            ExitMeaning.NotConfirmed, ExitMeaning.InterruptedConfirmed,
        ],
    };

    public static Command Create()
    {
        var shared = new EnforcementArguments();
        var principal = PrincipalOption();
        var yes = new Option<bool>("--yes") { Description = "do not ask" };
        var command = new DocumentedCommand("unprotect", s_help);
        shared.AddTo(command);
        command.Add(principal);
        command.Add(yes);
        command.Validators.Add(parsed =>
        {
            if (parsed.GetResult(principal) is not null && shared.NamesAccounts(parsed))
                parsed.AddError("--principal: given together with --account, accepted: one of them");
        });
        command.SetAction(Invoking.Action((parsed, cancellation) =>
        {
            var options = shared.Read(parsed, new UnprotectOptions { Principal = parsed.GetValue(principal), Yes = parsed.GetValue(yes) });
            var setup = EnforcementSetup.Read(options, ProcessEnvironment.Read());
            return Unprotecting.RunAsync(options, setup, setup.World(), Terminal.OfProcess(), cancellation);
        }));
        return command;
    }

    private static Option<PrincipalArn?> PrincipalOption() => new("--principal")
    {
        Description = "only this user or role",
        HelpName = "ARN",
        CustomParser = given =>
        {
            var text = given.Tokens.SingleOrDefault()?.Value;
            if (PrincipalArn.TryParse(text, out var arn)) return arn;
            given.AddError(Given.Line("--principal", Given.Show(text), "the ARN of a user or role such as arn:aws:iam::111122223333:role/team/Deployer"));
            return null;
        },
    };
}
