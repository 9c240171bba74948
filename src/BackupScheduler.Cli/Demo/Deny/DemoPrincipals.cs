using System.Globalization;
using BackupScheduler.LocalAws.Seeding;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.Cli.Demo.Deny;

/// <summary>The users and roles of the demo on paper: forty, or as many as the accounts need.</summary>
internal static class DemoPrincipals
{
    /// <summary>The user of the proof, in the second account.</summary>
    public static readonly IamPrincipal Prover = IamPrincipal.User("alice");

    /// <summary>The role that is made while the service runs, in the second account.</summary>
    public static readonly IamPrincipal Newcomer = IamPrincipal.Role("Newcomer");

    private const int Total = 40;

    private static readonly (IamPrincipal Is, string Path, DemoPrincipalCase Case)[] s_special =
    [
        (IamPrincipal.Role("BuildServer"), "/ci/", DemoPrincipalCase.AtQuota),
        (IamPrincipal.Role("AWSBackupDefaultServiceRole"), "/service-role/", DemoPrincipalCase.BackupService),
        (IamPrincipal.Role("evil"), "/backup-scheduler/", DemoPrincipalCase.Ordinary),
        (IamPrincipal.Role("AWSServiceRoleForBackup"), "/", DemoPrincipalCase.Ordinary),
        (IamPrincipal.User("odd+name=1,a.b@c-d_e"), "/people/abroad/", DemoPrincipalCase.Ordinary),
    ];

    /// <summary>All of them, in the order in which they are made.</summary>
    /// <param name="accounts">How many active accounts there are; the first is the management account.</param>
    public static IReadOnlyList<DemoPrincipal> Plan(int accounts)
    {
        var plan = new List<DemoPrincipal>();
        for (var account = 0; account < accounts; account++)
        {
            plan.Add(new(account, IamPrincipal.Role("BackupWorker"), "/backup-scheduler/", DemoPrincipalCase.Worker));
            plan.Add(new(account, IamPrincipal.Role("PolicyEnforcer"), "/backup-scheduler/", DemoPrincipalCase.Deployed));
            // Organizations makes it in each account that it makes.
            if (account > 0) plan.Add(new(account, IamPrincipal.Role(PrincipalSeeder.AdministratorRole), "/", DemoPrincipalCase.Ordinary));
        }

        for (var i = 0; plan.Count < Total || i <= 2 * accounts; i++) plan.Add(More(i % accounts, i / accounts));
        return plan;
    }

    private static DemoPrincipal More(int account, int round) => round switch
    {
        0 => new(account, Prover, "/", DemoPrincipalCase.Ordinary),
        1 => new(account, IamPrincipal.Role("AWSServiceRoleForSupport"), "/aws-service-role/support.amazonaws.com/", DemoPrincipalCase.ServiceLinked),
        2 => new(account, IamPrincipal.Role("AWSReservedSSO_Developers_0123456789abcdef"), "/aws-reserved/sso.amazonaws.com/", DemoPrincipalCase.IdentityCenter),
        3 when account < s_special.Length => new(account, s_special[account].Is, s_special[account].Path, s_special[account].Case),
        _ => new(account, IamPrincipal.Role(string.Create(CultureInfo.InvariantCulture, $"Team{round}")), "/teams/", DemoPrincipalCase.Ordinary),
    };
}
