using System.Text.Json;
using BackupScheduler.Cli.Run;
using BackupScheduler.Core.Tables;
using BackupScheduler.LocalAws.Proxy;

namespace BackupScheduler.Cli.Tests.Run;

[Collection(RunCollection.Name)]
public sealed class InProcessTests(RunWorld world) : IAsyncLifetime
{
    private static readonly RunOptions Plain = new(RunMode.InProcess, Prune: false);

    public Task InitializeAsync() => world.SeedAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Without_prune_it_backs_up_and_verifies_and_deletes_nothing()
    {
        await world.BackUpAsync(RunWorld.Home, "Orders", runs: 3);
        var before = await world.BackupsAsync();
        var outcome = await world.RunAsync(Plain, ("BACKUP_RETENTION", "1"));

        Assert.True(outcome.ExitCode == 0, outcome.ToString());
        var added = (await world.BackupsAsync()).Except(before).ToList();
        Assert.Equal(
            new[] { $"{RunWorld.Home}/Orders", $"{world.Member}/Customers", $"{world.Member}/Orders", $"{world.Member.Account}/{RunWorld.OtherRegion}/Ledger" }.Order(),
            added.Select(backup => $"{backup.Place}/{backup.Table}").Order());
        Assert.Empty(before.Except(await world.BackupsAsync()));
        Assert.Equal(0, world.Calls.Count("DeleteBackup"));
        Assert.Contains("all well: 4 of 4 selected tables backed up and verified, 0 dead letters", outcome.Output, StringComparison.Ordinal);
        Assert.Equal(0, world.Calls.CountsByOperation().Count(call => call.Key.StartsWith("sqs:", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task With_prune_it_creates_and_deletes_exactly_what_the_dry_run_told()
    {
        await world.BackUpAsync(RunWorld.Home, "Orders", runs: 3);
        await world.BackUpAsync(world.Member, "Customers", runs: 7);
        await world.World.Seeder.Tables.BackUpAsync(world.Member, "Customers", "by-hand");
        await RecreateAsync("Orders");
        using var told = JsonDocument.Parse((await world.RunAsync(Plain with { Mode = RunMode.DryRun, Prune = true, Json = true }, ("BACKUP_RETENTION", "2"))).Output);
        var before = await world.BackupsAsync();
        var outcome = await world.RunAsync(Plain with { Prune = true }, ("BACKUP_RETENTION", "2"));

        Assert.True(outcome.ExitCode == 0, outcome.ToString());
        const string Policy = """{"keepLast":2}""";
        Assert.Contains($"retention: {Policy}, name prefix: backup-scheduler\n", outcome.Output, StringComparison.Ordinal);
        Assert.Equal(
            (Policy, "backup-scheduler"),
            (string.Concat(told.RootElement.GetProperty("policy").GetRawText().Where(c => !char.IsWhiteSpace(c))), told.RootElement.GetProperty("prefix").GetString()));
        var after = await world.BackupsAsync();
        Assert.Equal(
            Told(told, scope => scope.GetProperty("create").EnumerateArray().Select(table => table.GetString()!)),
            after.Except(before).Select(backup => $"{backup.Place}/{backup.Table}").Order());
        var deleted = before.Except(after).Select(backup => $"{backup.Place}/{backup.Arn}").Order().ToList();
        Assert.Equal(
            Told(told, scope => scope.GetProperty("delete").EnumerateArray().Select(backup => backup.GetProperty("backup").GetString()!)), deleted);
        // Two of Orders at home, three of Customers (the brake); none of the recreated table, whose history is another incarnation's.
        Assert.Equal((2, 3), (deleted.Count(arn => arn.Contains("table/Orders", StringComparison.Ordinal)), deleted.Count(arn => arn.Contains("table/Customers", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task A_role_that_cannot_be_assumed_is_a_dead_letter_here_and_in_the_queue_and_the_others_are_done()
    {
        world.World.Proxy.Canned.Respond(
            new CallMatch("sts", "AssumeRole"),
            call => System.Text.Encoding.UTF8.GetString(call.Body).Contains(world.Member.Account, StringComparison.Ordinal) ? AwsError.AccessDenied(call) : null);
        var outcome = await world.RunAsync(Plain with { Json = true });

        Assert.Equal(1, outcome.ExitCode);
        using var document = JsonDocument.Parse(outcome.Output);
        Assert.False(document.RootElement.GetProperty("succeeded").GetBoolean());
        var letters = document.RootElement.GetProperty("deadLetters").EnumerateArray().ToList();
        Assert.Equal(2, letters.Count);
        Assert.All(letters, letter => Assert.Equal(("AssumeRoleFailed", true), (letter.GetProperty("code").GetString(), letter.GetProperty("sent").GetBoolean())));
        Assert.Equal(2, (await world.World.Queues.DrainAsync(world.Queues["DEAD_LETTER_QUEUE_URL"])).Count);
        var home = document.RootElement.GetProperty("scopes")[0];
        Assert.Equal((1, 1, 0), (home.GetProperty("backedUp").GetInt32(), home.GetProperty("verified").GetInt32(), home.GetProperty("missing").GetInt32()));
    }

    [Fact]
    public async Task A_table_that_stays_without_a_backup_is_named_and_the_run_fails()
    {
        world.World.Proxy.Canned.Respond(new CallMatch("dynamodb", "CreateBackup", RunWorld.Home.Account), AwsError.AccessDenied);
        var outcome = await world.RunAsync(Plain with { Tables = [TablePattern.Parse("Orders")] }, ("REVIEW_DELAY_SECONDS", "0"));

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains($"{RunWorld.Home}/Orders: not backed up", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("AccessDenied", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("NOT all well: 1 of 2 selected tables", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_is_nowhere_fails_the_run_that_is_otherwise_done()
    {
        var outcome = await world.RunAsync(Plain with { Tables = [TablePattern.Parse("Orders"), TablePattern.Parse("Orderz")] });

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("--tables: given 'Orderz'", outcome.Error, StringComparison.Ordinal);
        Assert.Equal(2, world.Calls.Count("CreateBackup"));
    }

    [Fact]
    public async Task What_its_tags_exclude_is_neither_told_nor_done()
    {
        await world.World.Seeder.Tables.TagAsync(world.Member, "Orders", "backup", "no");
        var told = await world.RunAsync(Plain with { Mode = RunMode.DryRun }, ("TABLES_EXCLUDE_TAGS", "backup=no"));
        var done = await world.RunAsync(Plain, ("TABLES_EXCLUDE_TAGS", "backup=no"));

        Assert.True((told.ExitCode, done.ExitCode) == (0, 0), $"{told} {done}");
        Assert.Contains($"left out: {world.Member}/Orders: excluded by tag backup=no", told.Output, StringComparison.Ordinal);
        Assert.Contains("create: 3, ", told.Output, StringComparison.Ordinal);
        Assert.Contains("all well: 3 of 3 selected tables", done.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(RunMode.InProcess)]
    [InlineData(RunMode.DryRun)]
    internal async Task A_table_asked_for_by_name_that_a_tag_excludes_everywhere_is_an_error_that_names_the_tag(RunMode mode)
    {
        await world.World.Seeder.Tables.TagAsync(world.Member, "Customers", "backup", "no");
        var outcome = await world.RunAsync(
            Plain with { Mode = mode, Tables = [TablePattern.Parse("Customers"), TablePattern.Parse("Orders")] }, ("TABLES_EXCLUDE_TAGS", "backup=no"));

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains(
            "--tables: given 'Customers', accepted: a table that the configuration selects (excluded by tag backup=no)\n", outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("'Orders'", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Region_that_an_account_has_not_enabled_is_left_out_and_no_failure()
    {
        world.World.Proxy.Canned.Respond(
            new CallMatch("dynamodb", "ListBackups", world.Member.Account, RunWorld.OtherRegion),
            call => AwsError.Of(call, 400, "UnrecognizedClientException", "The security token included in the request is invalid."));
        var told = await world.RunAsync(Plain with { Mode = RunMode.DryRun });
        var done = await world.RunAsync(Plain);

        Assert.True((told.ExitCode, done.ExitCode) == (0, 0), $"{told} {done}");
        var leftOut = $"left out: {world.Member.Account}/{RunWorld.OtherRegion}: region-unavailable";
        Assert.Contains(leftOut, told.Output, StringComparison.Ordinal);
        Assert.Contains(leftOut, done.Output, StringComparison.Ordinal);
        Assert.Contains("all well: 3 of 3 selected tables", done.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Interrupted_it_says_what_is_done_and_what_is_not()
    {
        using var interrupt = new CancellationTokenSource();
        var run = world.RunAsync(Plain, interrupt.Token, ("REVIEW_DELAY_SECONDS", "900"));
        await world.UntilCalledAsync("CreateBackup", 4, run);
        await interrupt.CancelAsync();
        var outcome = await run;

        Assert.Equal(130, outcome.ExitCode);
        Assert.Contains("INTERRUPTED: 0 of 4 selected tables backed up and verified", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("interrupted: what had begun may still take effect", outcome.Error, StringComparison.Ordinal);
        Assert.Contains($"{RunWorld.Home}/Orders: asked to be backed up, not seen AVAILABLE", outcome.Error, StringComparison.Ordinal);
    }

    private async Task RecreateAsync(string table)
    {
        await world.BackUpAsync(world.Member, table, runs: 4);
        await world.World.Seeder.Tables.DeleteAsync(world.Member, table);
        await world.CreateTableAsync(world.Member, table);
    }

    private static IEnumerable<string> Told(JsonDocument told, Func<JsonElement, IEnumerable<string>> names) =>
        told.RootElement.GetProperty("scopes").EnumerateArray()
            .SelectMany(scope => names(scope).Select(name => $"{scope.GetProperty("account")}/{scope.GetProperty("region")}/{name}"))
            .Order();
}
