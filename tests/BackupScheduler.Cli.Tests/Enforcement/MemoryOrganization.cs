using BackupScheduler.Cli.Enforcement;
using BackupScheduler.Cli.Output;
using BackupScheduler.Cli.Protect;
using BackupScheduler.Cli.Tests.Run;
using BackupScheduler.Cli.Unprotect;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Enforcement;
using BackupScheduler.Functions.Tests.Fakes;
using Microsoft.Extensions.Time.Testing;

namespace BackupScheduler.Cli.Tests.Enforcement;

/// <summary>An organization and its IAM in memory: the management account, a team, and a closed shop.</summary>
internal sealed class MemoryOrganization
{
    public static readonly AccountId Management = AccountId.Parse("999988887777");
    public static readonly AccountId Team = AccountId.Parse("111122223333");
    public static readonly AccountId ClosedShop = AccountId.Parse("444455556666");

    private static readonly Operation[] s_writes =
    [
        Operation.Attach, Operation.Detach, Operation.PutInline, Operation.DeleteInline, Operation.CreatePolicy, Operation.CreateVersion,
        Operation.SetDefaultVersion, Operation.DeleteVersion, Operation.DeletePolicy,
    ];

    public MemoryOrganization()
    {
        Wire = new FakeWire(Time);
        Identities = new FakeIdentityStores(Wire, Time);
        Organization = new FakeOrganization(Wire);
        Organization.Add(Management.Value);
        Organization.Add(Team.Value);
        Organization.Add(ClosedShop.Value, AccountState.Suspended);
    }

    // So fast a clock never makes the pace of the writes wait.
    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 22, 1, 0, 0, TimeSpan.Zero)) { AutoAdvanceAmount = TimeSpan.FromSeconds(1) };

    public FakeWire Wire { get; }

    public FakeOrganization Organization { get; }

    public FakeIdentityStores Identities { get; }

    /// <summary>The team's IAM.</summary>
    public FakeIdentities Iam => Identities[Team];

    /// <summary>How wide the terminal is; null for none.</summary>
    public int? Width { get; init; }

    public int Writes => s_writes.Sum(Wire.Count);

    /// <summary>A covered role in each account.</summary>
    public MemoryOrganization Protected()
    {
        foreach (var account in new[] { Management, Team })
        {
            Identities[account].Policy(DenyPolicy.Document);
            Identities[account].Role("Covered").Attached.Add(Identities[account].DenyArn);
        }

        return this;
    }

    public RunOutcome Run(ProtectOptions options, params (string Name, string Value)[] variables) =>
        Run(options, CancellationToken.None, variables);

    public RunOutcome Run(ProtectOptions options, CancellationToken cancellation, params (string Name, string Value)[] variables) =>
        Time.Run(() => RunAsync(options, null, variables, (setup, terminal) =>
            Protecting.RunAsync(options, setup, World, terminal, cancellation), cancellation));

    public RunOutcome Run(UnprotectOptions options, params (string Name, string Value)[] variables) =>
        Run(options, CancellationToken.None, variables);

    public RunOutcome Run(UnprotectOptions options, CancellationToken cancellation, params (string Name, string Value)[] variables) =>
        Time.Run(() => RunAsync(options, null, variables, (setup, terminal) =>
            Unprotecting.RunAsync(options, setup, World, terminal, cancellation), cancellation));

    /// <summary>With somebody at the terminal who types this.</summary>
    public Task<RunOutcome> AnswerAsync(UnprotectOptions options, string answer, params (string Name, string Value)[] variables) =>
        RunAsync(options, new StringReader(answer), variables, (setup, terminal) =>
            Unprotecting.RunAsync(options, setup, World, terminal, CancellationToken.None), CancellationToken.None);

    /// <summary>An account's row of the table, with one space between the cells.</summary>
    public static string Row(RunOutcome outcome, AccountId account) => string.Join(' ', Assert.Single(
        outcome.Output.Split('\n'), line => line.TrimStart().StartsWith($"{account} ", StringComparison.Ordinal) && !line.Contains(':', StringComparison.Ordinal))
        .Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private EnforcementWorld World => new(Organization, Identities, new FakeJitter(), Time);

    private async Task<RunOutcome> RunAsync(
        EnforcementOptions options, TextReader? answers, (string Name, string Value)[] variables,
        Func<EnforcementSetup, Terminal, Task<int>> run, CancellationToken cancellation)
    {
        var environment = new Dictionary<string, string> { ["AWS_REGION"] = "eu-west-1" };
        foreach (var (name, value) in variables) environment[name] = value;
        var (output, error) = (new StringWriter(), new StringWriter());
        int exitCode;
        try
        {
            exitCode = await run(EnforcementSetup.Read(options, environment), new Terminal(output, error, answers, Width));
        }
        catch (Exception e)
        {
            exitCode = Invoking.Explain(e, error, cancellation.IsCancellationRequested);
        }

        return new RunOutcome(exitCode, output.ToString(), WithoutProgress(error.ToString()));
    }

    // Progress lines are no errors.
    private static string WithoutProgress(string error) => string.Concat(
        error.Split('\n').Where(line => !line.StartsWith("looked at", StringComparison.Ordinal) && line.Length > 0).Select(line => $"{line}\n"));
}
