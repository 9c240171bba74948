using BackupScheduler.Cli.Status;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Enforcement;
using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Status;
using BackupScheduler.Core.Tables;
using static BackupScheduler.Cli.Tests.Status.LookWorld;

namespace BackupScheduler.Cli.Tests.Status;

/// <summary>A look at an organization in memory.</summary>
public sealed class StatusReadingTests
{
    private readonly LookWorld _world = new();

    public StatusReadingTests()
    {
        foreach (var account in new[] { Management, Team })
        {
            _world[account].Tables.Add("Orders");
            _world.BackUp(account, "Orders", hours: 8);
        }
    }

    [Fact]
    public async Task Where_every_table_has_a_new_backup_all_is_healthy()
    {
        var status = await _world.LookAsync();

        Assert.True(status.IsHealthy, string.Join('\n', status.Problems));
        Assert.Equal([Team, Management], status.Accounts.Select(account => account.Account.Id));
        Assert.Equal((TimeSpan.FromHours(26), (TimeSpan?)null, 2), (status.Rules.Rpo, status.Rules.CopyRpo, status.Tables.Count()));
        Assert.All(status.Accounts, account => Assert.Null(account.Deny));
    }

    [Fact]
    public async Task An_account_that_cannot_be_read_is_told_and_hides_no_other()
    {
        _world.AllRegions = [Home, Region.Parse("eu-west-1")];
        _world.Variables["ENFORCEMENT"] = "attach";
        _world[Team].Failure = new ServiceFailureException(FailureKind.RoleUnavailable, "AssumeRoleFailed", "no\u001b[31m role\n");
        var status = await _world.LookAsync();

        Assert.False(status.IsHealthy);
        var (team, other) = (status.Accounts[0], status.Accounts[1]);
        Assert.Equal(("AssumeRoleFailed", "no [31m role "), (team.Scopes[0].Failure?.Code, team.Scopes[0].Failure?.Message));
        // Each further call would fail alike: none is made.
        Assert.Equal("AssumeRoleFailed", team.Deny?.Failure?.Code);
        Assert.Equal(0, _world[Team, "eu-west-1"].Calls);
        Assert.Equal(TableHealth.Protected, Assert.Single(other.Tables).Health);
        Assert.Null(team.Cost);
    }

    [Fact]
    public async Task A_Region_whose_tables_are_listed_and_whose_backups_are_refused_is_not_taken_for_closed()
    {
        _world[Team].BackupsFailure = new ServiceFailureException(FailureKind.RegionUnavailable, "AccessDeniedException", "a service control policy");
        var status = await _world.LookAsync();

        Assert.False(status.Accounts[0].Scopes[0].Failure?.IsRegionUnavailable);
        Assert.Contains("could not be read", Assert.Single(status.Problems).What, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_that_is_asked_for_and_not_backed_up_is_not_called_well()
    {
        _world.Variables["ACCOUNTS_EXCLUDE"] = Team.Value;
        var status = await _world.LookAsync(new StatusOptions { Accounts = [Team] });
        Assert.Contains($"{Team} (excluded by ACCOUNTS_EXCLUDE)", Assert.Single(status.Problems).What, StringComparison.Ordinal);

        _world.Variables.Remove("ACCOUNTS_EXCLUDE");
        _world[Team].Failure = new ServiceFailureException(FailureKind.RegionUnavailable, "AccessDeniedException", "a service control policy");
        Assert.Contains("closed", Assert.Single((await _world.LookAsync(new StatusOptions { Accounts = [Team] })).Problems).What, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tables_where_no_run_looks_are_counted_to_the_last()
    {
        _world.AllRegions = [Home, Region.Parse("eu-west-1")];
        _world[Team, "eu-west-1"].Tables.AddRange(Enumerable.Range(0, 250).Select(i => $"Forgotten-{i}"));
        Assert.Equal(250, Assert.Single((await _world.LookAsync()).Accounts.Single(account => account.Account.Id == Team).OtherRegions).Tables);
    }

    [Fact]
    public async Task A_defect_in_one_account_hides_no_other()
    {
        _world[Team].Tables.Add("?");
        var status = await _world.LookAsync();

        Assert.Equal("FormatException", status.Accounts[0].Scopes[0].Failure?.Code);
        Assert.Single(status.Accounts[1].Tables);
    }

    [Fact]
    public async Task An_answer_about_another_account_is_a_failure_of_that_Region()
    {
        _world[Team].Backups[0] = _world[Team].Backups[0] with { Arn = "arn:aws:dynamodb:us-east-1:999999999999:table/Orders/backup/0" };
        Assert.Equal("WrongScope", (await _world.LookAsync()).Accounts[0].Scopes[0].Failure?.Code);
    }

    [Fact]
    public async Task Every_maker_s_backups_are_counted_and_only_ours_protect()
    {
        foreach (var kind in new[] { BackupKind.System, BackupKind.AwsBackup }) _world.BackUp(Team, "Users", hours: 1, kind: kind);
        _world.BackUp(Team, "Users", hours: 1, name: "mine");
        _world[Team].Tables.Add("Users");
        var row = (await _world.LookAsync()).Tables.First();

        Assert.Equal((TableHealth.Missing, 1, 1, 1, 0), (row.Health, row.Foreign, row.System, row.AwsBackup, row.Retained));
    }

    [Fact]
    public async Task An_account_that_is_left_out_is_named_and_its_users_and_roles_are_looked_at()
    {
        _world.Variables["ACCOUNTS_EXCLUDE"] = Team.Value;
        _world.Variables["ENFORCEMENT"] = "attach";
        _world.Iam(Team).Role("Admin");
        var status = await _world.LookAsync();
        var team = status.Accounts.Single(account => account.Account.Id == Team);

        Assert.Equal(("excluded by ACCOUNTS_EXCLUDE", 0), (team.LeftOut, team.Scopes.Count));
        Assert.Single(team.Deny!.Uncovered);
        Assert.Equal(0, _world[Team].Calls);
    }

    [Fact]
    public async Task Tables_where_no_run_looks_are_found()
    {
        _world.AllRegions = [Home, Region.Parse("eu-west-1"), Region.Parse("eu-south-1"), Region.Parse("me-south-1")];
        _world[Team, "eu-west-1"].Tables.AddRange(["Ledger", "Users"]);
        _world[Team, "eu-south-1"].Failure = new ServiceFailureException(FailureKind.RegionUnavailable, "UnrecognizedClientException", "not enabled");
        _world[Team, "me-south-1"].Failure = new ServiceFailureException(FailureKind.AccessDenied, "AccessDeniedException", "no");
        var status = await _world.LookAsync();

        Assert.Equal(
            [("eu-west-1", 2, null), ("me-south-1", 0, "AccessDeniedException")],
            status.Accounts.Single(account => account.Account.Id == Team).OtherRegions.Select(other => (other.Region.Value, other.Tables, other.Failure?.Code)));
        Assert.Equal(2, status.Problems.Count(problem => problem.Severity == ProblemSeverity.Notice));
        Assert.True((await _world.LookAsync(new StatusOptions { WithOtherRegions = false })).IsHealthy);
    }

    [Fact]
    public async Task A_tag_leaves_a_table_out_and_tags_that_cannot_be_read_leave_none_out()
    {
        _world.Variables["TABLES_EXCLUDE_TAGS"] = "backup=no";
        _world[Team].Tables.Add("Scratch");
        _world[Team].Tagged.Add(new TaggedTable(TableName.Parse("Scratch"), [new TableTag("backup", "no")]));
        Assert.True((await _world.LookAsync()).IsHealthy);

        _world[Team].TagsFailure = new ServiceFailureException(FailureKind.AccessDenied, "AccessDeniedException", "no");
        var status = await _world.LookAsync();
        Assert.Equal("AccessDeniedException", status.Accounts[0].Scopes[0].TagsFailure?.Code);
        Assert.Equal([ProblemSeverity.Critical, ProblemSeverity.Warning], status.Problems.Select(problem => problem.Severity));
    }

    [Fact]
    public async Task A_part_of_the_organization_is_looked_at_and_said_to_be_a_part()
    {
        var status = await _world.LookAsync(new StatusOptions { Accounts = [Team] });
        Assert.Equal((true, Team), (status.IsPart, Assert.Single(status.Accounts).Account.Id));
    }

    [Fact]
    public async Task Who_asks_for_what_there_is_not_is_told()
    {
        await Assert.ThrowsAsync<BadUsageException>(() => _world.LookAsync(new StatusOptions { Accounts = [ClosedShop] }));
        await Assert.ThrowsAsync<BadUsageException>(() => _world.LookAsync(new StatusOptions { Regions = [Region.Parse("eu-west-1")] }));
    }

    [Fact]
    public async Task Half_of_the_rate_is_left_to_the_functions()
    {
        _world.Variables["LIST_RATE"] = "2";
        await _world.LookAsync(new StatusOptions { Accounts = [Team] });

        // Two listings of a page each, at one a second.
        Assert.Equal(TimeSpan.FromSeconds(1), _world.Time.Waits.Min());
    }

    [Fact]
    public async Task Users_and_roles_are_denied_as_the_policy_in_force_says()
    {
        _world.Variables["ENFORCEMENT"] = "attach";
        var iam = _world.Iam(Team);
        iam.Policy(DenyPolicy.Document);
        iam.Role("Covered").Attached.Add(iam.DenyArn);
        iam.Role("Admin");
        iam.Role("Linked", "/aws-service-role/");
        iam.Role("BackupWorker", "/backup-scheduler/");
        var deny = await DenyAsync();
        Assert.Equal((1, 1, 4), (deny.Covered, deny.Exempt, deny.Principals));
        Assert.Equal([("Admin", "it lacks the deny", false), ("Linked", "service-linked role: AWS lets nobody change it", true)], deny.Uncovered.Select(who => (who.Arn.Split('/')[^1], who.Reason, who.IsProtected)));

        // What is attached denies nothing once the policy says something else.
        iam.Policy("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""");
        deny = await DenyAsync();
        Assert.Equal((0, 3), (deny.Covered, deny.Uncovered.Count));
        Assert.Contains(deny.Uncovered, who => who.Arn.EndsWith("/Covered", StringComparison.Ordinal) && who.Reason.Contains("altered", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_left_to_the_service_control_policy_is_not_read()
    {
        _world.Variables["ENFORCEMENT"] = "scp";
        var status = await _world.LookAsync();
        Assert.True(status.Accounts.Single(account => account.Account.Id == Team).Deny?.IsLeftToScp);
        Assert.False(status.Accounts.Single(account => account.Account.Id == Management).Deny?.IsLeftToScp);
    }

    private async Task<DenyStatus> DenyAsync() => (await new DenyReading(_world.World(), null).OfAsync(Team, null, CancellationToken.None))!;
}
