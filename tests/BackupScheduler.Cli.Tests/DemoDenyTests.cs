using BackupScheduler.Cli.Demo;
using BackupScheduler.Cli.Demo.Deny;
using BackupScheduler.Cli.InProcess;
using BackupScheduler.Core.Metrics;
using BackupScheduler.LocalAws.Reading;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.Cli.Tests;

/// <summary>What the demo demands of the deny, and that each of it can fail.</summary>
public sealed class DemoDenyTests
{
    private const string Account = "111122223333";

    private const string Deny =
        """{"Version":"2012-10-17","Statement":[{"Action":"dynamodb:DeleteBackup","Resource":"*","Effect":"Deny","Sid":"DenydynamodbDeleteBackup"}]}""";

    private static readonly DemoPrincipal[] s_plan =
    [
        new(0, IamPrincipal.Role("Admin"), "/", DemoPrincipalCase.Ordinary),
        new(0, IamPrincipal.Role("Full"), "/", DemoPrincipalCase.AtQuota),
        new(0, IamPrincipal.Role("BackupWorker"), "/backup-scheduler/", DemoPrincipalCase.Worker),
        new(0, IamPrincipal.Role("AWSReservedSSO_x"), "/aws-reserved/sso.amazonaws.com/", DemoPrincipalCase.IdentityCenter),
    ];

    private static readonly PrincipalFact[] s_found =
    [
        Role("Admin", attached: true), Role("Full", inline: Deny), Role("BackupWorker"), Role("AWSReservedSSO_x"), Role("Newcomer", attached: true),
    ];

    private static readonly DemoDenyTimes s_inTime = new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));

    [Fact]
    public void What_is_as_it_must_be_holds() => Assert.All(Run(), check => Assert.Empty(check.Findings));

    [Fact]
    public void Each_thing_that_is_otherwise_is_found()
    {
        AssertFails(0, "is not denied", Run(found: Without("Admin", Role("Admin"))));
        AssertFails(0, "is denied inline", Run(found: Without("Admin", Role("Admin", inline: Deny))));
        AssertFails(0, "is not denied", Run(found: Without("Full", Role("Full", inline: "{}"))));
        AssertFails(0, "has the deny, being Worker", Run(found: Without("BackupWorker", Role("BackupWorker", attached: true))));
        AssertFails(0, "Admin is gone", Run(found: Without("Admin")));
        AssertFails(0, "is not denied", Run(found: [.. s_found, Role("Unplanned")]));
        AssertFails(1, "there is none", Run(policy: null));
        AssertFails(1, "Allow", Run(policy: Deny.Replace("Deny\"", "Allow\"", StringComparison.Ordinal)));
        AssertFails(2, "reported 2 in all sweeps, expected 1", Run(reported: 2));
        AssertFails(3, "got no deny", Run(times: s_inTime with { NewRole = null }));
        AssertFails(3, "did not come back", Run(times: s_inTime with { Detached = null }));
        AssertFails(4, "was allowed", Run(proof: new DemoProof([new("alice", false, true, "")])));
    }

    [Fact]
    public void The_demo_has_forty_users_and_roles_of_every_case()
    {
        var plan = DemoPrincipals.Plan(5);
        Assert.True(plan.Count >= 40);
        Assert.Equal(Enum.GetValues<DemoPrincipalCase>().Order(), plan.Select(principal => principal.Case).Distinct().Order());
        Assert.Equal(plan.Count, plan.Select(principal => (principal.Account, principal.Is)).Distinct().Count());
        Assert.All(Enumerable.Range(2, 49), accounts => Assert.Contains(DemoPrincipals.Plan(accounts), principal => principal.Account == 1 && principal.Is == DemoPrincipals.Prover));
    }

    [Fact]
    public void A_step_of_the_proof_that_ends_otherwise_is_a_finding()
    {
        var proof = new DemoProof([new("right", true, true, ""), new("refused", false, true, ""), new("allowed", true, false, "HTTP 403")]);
        Assert.Equal(["refused: was allowed", "allowed: was refused (HTTP 403)"], proof.Findings);
    }

    private static void AssertFails(int check, string finding, IReadOnlyList<DemoCheck> checks)
    {
        Assert.Contains(finding, Assert.Single(checks[check].Findings), StringComparison.Ordinal);
        Assert.Equal(check, Assert.Single(checks.Index(), other => !other.Item.Holds).Index);
    }

    private static IReadOnlyList<DemoCheck> Run(
        PrincipalFact[]? found = null, string? policy = Deny, int reported = 1, DemoDenyTimes? times = null, DemoProof? proof = null)
    {
        var metrics = new CountingMetrics();
        metrics.Count(Metric.PrincipalsNotCoverable, reported);
        var fact = policy is null ? null : new PolicyFact(DemoDenyChecks.PolicyArn(Account), "v1", ["v1"], policy);
        var findings = new DemoDenyFindings(
            new Dictionary<string, IReadOnlyList<PrincipalFact>> { [Account] = found ?? s_found }, new Dictionary<string, PolicyFact?> { [Account] = fact });
        return new DemoDenyChecks(s_plan, [Account], runs: 1).Run(findings, times ?? s_inTime, proof ?? new DemoProof([]), metrics);
    }

    private static PrincipalFact[] Without(string name, params PrincipalFact[] more) => [.. s_found.Where(principal => principal.Name != name), .. more];

    private static PrincipalFact Role(string name, bool attached = false, string? inline = null) => new(
        "Role", name, "/", $"arn:aws:iam::{Account}:role/{name}", attached ? [DemoDenyChecks.PolicyArn(Account)] : [],
        inline is null ? new Dictionary<string, string>() : new Dictionary<string, string> { ["DenyDynamoDBDeleteBackup"] = inline }, null);
}
