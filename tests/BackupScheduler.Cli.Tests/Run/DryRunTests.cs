using System.Text.Json;
using BackupScheduler.Cli.Run;
using BackupScheduler.Core.Tables;
using BackupScheduler.LocalAws.Proxy;

namespace BackupScheduler.Cli.Tests.Run;

[Collection(RunCollection.Name)]
public sealed class DryRunTests(RunWorld world) : IAsyncLifetime
{
    private static readonly RunOptions Plain = new(RunMode.DryRun, Prune: false);

    public Task InitializeAsync() => world.SeedAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Without_prune_it_creates_all_and_deletes_nothing_and_calls_nothing_that_changes()
    {
        await world.BackUpAsync(RunWorld.Home, "Orders", runs: 3);
        var outcome = await world.RunAsync(Plain, ("BACKUP_RETENTION", "1"));

        Assert.Equal((0, ""), (outcome.ExitCode, Errors(outcome)));
        Assert.Contains("create: 4, ", outcome.Output, StringComparison.Ordinal);
        Assert.Contains($"  {RunWorld.Home}/Orders\n", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("delete: nothing", outcome.Output, StringComparison.Ordinal);
        Assert.Contains($"left out: {RunWorld.Home}/ScratchPad: excluded by pattern Scratch*", outcome.Output, StringComparison.Ordinal);
        AssertNothingChanged();
    }

    [Fact]
    public async Task With_prune_it_names_what_would_go_and_why_and_what_would_stay()
    {
        await world.BackUpAsync(RunWorld.Home, "Orders", runs: 3);
        await world.World.Seeder.Tables.BackUpAsync(RunWorld.Home, "Orders", "by-hand");
        var outcome = await world.RunAsync(Plain with { Prune = true, Verbose = true }, ("BACKUP_RETENTION", "3"));

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("delete: 1\n", outcome.Output, StringComparison.Ordinal);
        Assert.Contains(": no rule keeps it", outcome.Output, StringComparison.Ordinal);
        Assert.Contains(": last 2 of 3", outcome.Output, StringComparison.Ordinal);
        Assert.Contains($"ignore: {RunWorld.Home}/Orders by-hand: foreign", outcome.Output, StringComparison.Ordinal);
        AssertNothingChanged();
    }

    [Fact]
    public async Task An_account_that_cannot_be_entered_is_shown_and_the_others_are_told_about()
    {
        world.World.Proxy.Canned.Respond(
            new CallMatch("sts", "AssumeRole"),
            call => System.Text.Encoding.UTF8.GetString(call.Body).Contains(world.Member.Account, StringComparison.Ordinal)
                ? AwsError.Of(call, 403, "AccessDenied", "you may\nnot")
                : null);
        var outcome = await world.RunAsync(Plain);

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains($"{world.Member}: AssumeRoleFailed: arn:aws:iam::{world.Member.Account}:role/", outcome.Error, StringComparison.Ordinal);
        Assert.All(Errors(outcome).Split('\n'), line => Assert.Contains("you may not", line, StringComparison.Ordinal));
        Assert.Contains("create: 1, ", outcome.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Orderz", "", "--tables: given 'Orderz', accepted: a table that exists")]
    [InlineData("ScratchPad", "", "--tables: given 'ScratchPad', accepted: a table that the configuration selects")]
    [InlineData("", "Orders,Ledgr", "TABLES_INCLUDE: given 'Ledgr', accepted: a table that exists")]
    [InlineData("Ordz*", "", "")]
    public async Task A_name_that_is_nowhere_is_an_error_a_pattern_is_not(string asked, string included, string error)
    {
        var outcome = await world.RunAsync(
            Plain with { Tables = asked.Length == 0 ? null : [TablePattern.Parse(asked)] }, ("TABLES_INCLUDE", included));

        Assert.Equal(error.Length == 0 ? 0 : 1, outcome.ExitCode);
        Assert.StartsWith(error, Errors(outcome), StringComparison.Ordinal);
        Assert.True(error.Length > 0 || Errors(outcome).Length == 0, outcome.Error);
    }

    [Fact]
    public async Task As_json_it_is_one_document_with_each_backup_and_its_reason()
    {
        await world.BackUpAsync(world.Member, "Customers", runs: 3);
        await world.World.Seeder.Tables.BackUpAsync(world.Member, "Customers", "by-hand");
        var outcome = await world.RunAsync(Plain with { Prune = true, Json = true }, ("BACKUP_RETENTION", "2"));

        using var document = JsonDocument.Parse(outcome.Output);
        var scope = document.RootElement.GetProperty("scopes").EnumerateArray()
            .Single(scope => scope.GetProperty("account").GetString() == world.Member.Account && scope.GetProperty("region").GetString() == world.Member.Region);
        Assert.Equal(
            ["account", "region", "failure", "create", "leftOut", "delete", "keep", "ignore", "braked"],
            scope.EnumerateObject().Select(member => member.Name));
        Assert.Equal((2, 1, 1), (Length(scope, "delete"), Length(scope, "keep"), Length(scope, "ignore")));
        Assert.All(scope.GetProperty("delete").EnumerateArray(), backup => Assert.Equal("no rule keeps it", backup.GetProperty("reason").GetString()));
        Assert.Equal("dry-run", document.RootElement.GetProperty("mode").GetString());
    }

    private static int Length(JsonElement scope, string member) => scope.GetProperty(member).GetArrayLength();

    private void AssertNothingChanged() => Assert.Subset(
        new HashSet<string> { "organizations:ListAccounts", "sts:AssumeRole", "dynamodb:ListTables", "dynamodb:ListBackups", "dynamodb:DescribeTable" },
        world.Calls.CountsByOperation().Keys.Where(call => !call.StartsWith(':')).ToHashSet());

    // Progress lines are no errors.
    private static string Errors(RunOutcome outcome) => string.Join(
        '\n', outcome.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => !line.StartsWith("looked at", StringComparison.Ordinal)));
}
