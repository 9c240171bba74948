using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.DeadLetters;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Status;
using BackupScheduler.Core.Tables;
using BackupScheduler.Core.Vault;
using static BackupScheduler.Core.Tests.Status.ScopeSituations;

namespace BackupScheduler.Core.Tests.Status;

public sealed class StatusProblemsTests
{
    private static readonly StatusFailure s_noRole = new("AssumeRoleFailed", "arn:aws:iam::111122223333:role/backup-scheduler/Operator: AccessDenied");

    [Fact]
    public void Where_every_selected_table_is_protected_nothing_is_wrong() =>
        Assert.True(Look(Scoped(Table("Orders"), Table("Scratch", TableHealth.NotSelected), Table("Old", TableHealth.Gone), Table("New", TableHealth.Waiting))).IsHealthy);

    [Theory]
    [InlineData(TableHealth.Missing, "1 table has no backup: 111122223333/eu-west-1/Orders")]
    [InlineData(TableHealth.Late, "1 table has a newest backup older than 26 h: 111122223333/eu-west-1/Orders")]
    public void A_table_without_a_new_backup_is_critical(TableHealth health, string what) =>
        Is(ProblemSeverity.Critical, what, Look(Scoped(Table("Orders", health), Table("Users"))));

    [Fact]
    public void A_thousand_tables_of_one_fault_are_one_problem() =>
        Is(ProblemSeverity.Critical, "and 995 more", Look(Scoped([.. Enumerable.Range(0, 1000).Select(i => Table($"Table-{i}", TableHealth.Missing))])));

    [Fact]
    public void What_cannot_be_read_is_critical_and_says_which_StackSet_it_takes()
    {
        var problem = Is(ProblemSeverity.Critical, "1 account and Region could not be read", Look(Scoped(Table("Orders")), new ScopeStatus(Scope, []) { Failure = s_noRole }));
        Assert.Contains("member-roles.yaml", problem.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_Region_that_is_not_enabled_is_no_fault() =>
        Assert.True(Look(Scoped(Table("Orders")), new ScopeStatus(Scope, []) { Failure = new("UnrecognizedClientException", "", IsRegionUnavailable: true) }).IsHealthy);

    [Fact]
    public void Where_nothing_is_selected_nothing_is_healthy()
    {
        Is(ProblemSeverity.Critical, "nothing is backed up", Look(Scoped(Table("Scratch", TableHealth.NotSelected))));
        Is(ProblemSeverity.Critical, "nothing is backed up", OrganizationReview.Judge(Of([])));
        Assert.True(OrganizationReview.Judge(Of([]) with { IsPart = true }).IsHealthy);
    }

    [Theory]
    [InlineData(StandingState.NoFullCopy, ProblemSeverity.Critical)]
    [InlineData(StandingState.Gap, ProblemSeverity.Critical)]
    [InlineData(StandingState.Overdue, ProblemSeverity.Warning)]
    [InlineData(StandingState.Failed, ProblemSeverity.Warning)]
    public void Wrong_copies_are_a_problem(StandingState state, ProblemSeverity severity) =>
        Is(severity, "1 table has", Look(Scoped(Table("Orders") with { Copy = new CopyStatus(state, null, ["?"]) })));

    [Theory]
    [InlineData(StandingState.Healthy)]
    [InlineData(StandingState.Waiting)]
    [InlineData(StandingState.LeftOut)]
    public void Other_copies_are_none(StandingState state) =>
        Assert.True(Look(Scoped(Table("Orders") with { Copy = new CopyStatus(state, null, []) })).IsHealthy);

    [Fact]
    public void A_vault_that_cannot_be_read_is_critical() =>
        Is(ProblemSeverity.Critical, "the vault could not be read", OrganizationReview.Judge(Of([Scoped(Table("Orders"))]) with { VaultFailure = s_noRole }));

    [Fact]
    public void Whoever_may_delete_backups_is_a_warning_unless_AWS_protects_it()
    {
        UncoveredPrincipal[] uncovered = [new("arn:aws:iam::111122223333:role/Admin", "it lacks the deny", "protect", false), new("arn:aws:iam::111122223333:role/aws-reserved/x", "reserved", "scp", true)];
        var problem = Is(ProblemSeverity.Warning, "1 user or role may delete backups", With(new DenyStatus { Uncovered = uncovered }));
        Assert.DoesNotContain("aws-reserved", problem.What, StringComparison.Ordinal);
        Assert.True(With(new DenyStatus { Uncovered = [uncovered[1]] }).IsHealthy);
        Is(ProblemSeverity.Warning, "could not be read", With(new DenyStatus { Failure = s_noRole }));
    }

    [Fact]
    public void Tables_where_no_run_looks_are_a_notice_and_not_healthy()
    {
        var account = Account(Scoped(Table("Orders"))) with { OtherRegions = [new OtherRegion(Region.Parse("us-west-2"), 3)] };
        Is(ProblemSeverity.Notice, "111122223333/us-west-2", OrganizationReview.Judge(Of(account)));
    }

    [Fact]
    public void Dead_letters_are_a_warning_once_somebody_looked()
    {
        var healthy = Look(Scoped(Table("Orders")));
        Is(ProblemSeverity.Warning, "3 dead letters: 3 AccessDenied", healthy.WithLetters([new LetterGroup("AccessDenied", "Worker", null, 3, Now, Now)]));
        Is(ProblemSeverity.Warning, "could not be read", healthy.WithLetters(null, s_noRole));
        Assert.True(healthy.WithLetters([]).IsHealthy);
    }

    [Fact]
    public void Tags_that_could_not_be_read_are_a_warning() =>
        Is(ProblemSeverity.Warning, "tags exclude no table", Look(Scoped(Table("Orders")) with { TagsFailure = s_noRole }));

    [Fact]
    public void The_worst_accounts_and_problems_come_first()
    {
        var bad = new AccountStatus(new OrganizationAccount(AccountId.Parse("999999999999"), "bad", AccountState.Active), [Scoped(Table("Orders", TableHealth.Missing))]) { Deny = new DenyStatus { Failure = s_noRole } };
        var status = OrganizationReview.Judge(new OrganizationStatus(Now, Expected, [Account(Scoped(Table("Orders"))), bad]));
        Assert.Equal("bad", status.Accounts[0].Account.Name);
        Assert.Equal([ProblemSeverity.Critical, ProblemSeverity.Warning], status.Problems.Select(problem => problem.Severity));
    }

    private static StatusRules Expected => new(Schedule.Default, TimeSpan.FromHours(26), TimeSpan.FromHours(48), "30", [Scope.Region]);

    private static StatusProblem Is(ProblemSeverity severity, string words, OrganizationStatus status)
    {
        Assert.False(status.IsHealthy);
        var problem = Assert.Single(status.Problems);
        Assert.Equal(severity, problem.Severity);
        Assert.Contains(words, problem.What, StringComparison.Ordinal);
        Assert.NotEmpty(problem.Remedy);
        return problem;
    }

    private static OrganizationStatus Look(params ScopeStatus[] scopes) => OrganizationReview.Judge(Of(scopes));

    private static OrganizationStatus With(DenyStatus deny) => OrganizationReview.Judge(Of(Account(Scoped(Table("Orders"))) with { Deny = deny }));

    private static OrganizationStatus Of(ScopeStatus[] scopes) => Of(Account(scopes));

    private static OrganizationStatus Of(AccountStatus account) => new(Now, Expected, [account]);

    private static AccountStatus Account(params ScopeStatus[] scopes) => new(new OrganizationAccount(Scope.Account, "team", AccountState.Active), scopes);

    private static ScopeStatus Scoped(params TableStatus[] tables) => new(Scope, tables);

    private static TableStatus Table(string name, TableHealth health = TableHealth.Protected) => new(new TableArn(Scope, TableName.Parse(name)), health, "");
}
