using System.Globalization;
using BackupScheduler.Aws.Tests.Wire;
using BackupScheduler.Core.Backups;

namespace BackupScheduler.Aws.Tests.DynamoDb;

/// <summary>Tables and backups are listed to the last page, and only what was asked for comes out.</summary>
public sealed class ListingTests : StubTest
{
    private static readonly DateTimeOffset s_noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Every_page_of_tables_is_followed_empty_ones_too()
    {
        Stub.Answer(
            "ListTables",
            Answers.Json("""{"TableNames":["Customers"],"LastEvaluatedTableName":"Customers"}"""),
            Answers.Json("""{"TableNames":[],"LastEvaluatedTableName":"Middle"}"""),
            Answers.Json("""{"LastEvaluatedTableName":"Nearly"}"""),
            Answers.Json("""{"TableNames":["Orders","Parts"]}"""));
        var pages = await All(Store().ListTablesAsync(null, default));
        Assert.Equal(["Customers", "Orders", "Parts"], pages.SelectMany(page => page).Select(table => table.Value));
        Assert.Equal([1, 0, 0, 2], pages.Select(page => page.Count));
        Assert.Equal(
            [null, "Customers", "Middle", "Nearly"], Stub.Of("ListTables").Select(sent => sent.Text("ExclusiveStartTableName")));
        Assert.All(Stub.Of("ListTables"), sent => Assert.Equal("100", sent.Text("Limit")));
    }

    [Fact]
    public async Task A_listing_of_tables_goes_on_behind_a_bookmark()
    {
        Stub.Answer("ListTables", Answers.Json("""{"TableNames":["Parts"]}"""));
        await All(Store().ListTablesAsync(Table("Orders"), default));
        Assert.Equal("Orders", Assert.Single(Stub.Of("ListTables")).Text("ExclusiveStartTableName"));
    }

    [Fact]
    public async Task Every_page_of_backups_is_followed_empty_ones_too()
    {
        Stub.Answer(
            "ListBackups",
            Page(Row("a", "Orders", s_noon), last: "arn:1"),
            Answers.Json("""{"BackupSummaries":[],"LastEvaluatedBackupArn":"arn:2"}"""),
            Answers.Json("""{"LastEvaluatedBackupArn":"arn:3"}"""),
            Page(Row("b", "Parts", s_noon)));
        var pages = await All(Store().ListBackupsAsync(new BackupQuery(), default));
        Assert.Equal(["a", "b"], Names(pages));
        Assert.Equal(
            [null, "arn:1", "arn:2", "arn:3"], Stub.Of("ListBackups").Select(sent => sent.Text("ExclusiveStartBackupArn")));
    }

    [Fact]
    public async Task A_listing_asks_for_a_hundred_user_backups_a_page_and_for_no_filter_it_does_not_need()
    {
        Stub.Answer("ListBackups", Page(Row("a", "Orders", s_noon)));
        await All(Store().ListBackupsAsync(new BackupQuery(), default));
        Assert.Equal("""{"BackupType":"USER","Limit":100}""", Assert.Single(Stub.Of("ListBackups")).Body);
    }

    [Fact]
    public async Task Backups_are_asked_for_from_a_time_on_and_older_ones_are_left_out_where_the_service_ignores_it()
    {
        Stub.Answer("ListBackups", Page($"{Row("old", "Orders", s_noon.AddSeconds(-1))},{Row("same", "Orders", s_noon)},{Row("new", "Parts", s_noon.AddHours(1))}"));
        var pages = await All(Store().ListBackupsAsync(new BackupQuery(CreatedFrom: s_noon), default));
        Assert.Equal(["same", "new"], Names(pages));
        var bound = double.Parse(Assert.Single(Stub.Of("ListBackups")).Text("TimeRangeLowerBound")!, CultureInfo.InvariantCulture);
        Assert.Equal(s_noon.ToUnixTimeSeconds(), bound);
    }

    [Fact]
    public async Task Backups_are_asked_for_one_table_and_others_are_left_out_where_the_service_ignores_it()
    {
        Stub.Answer("ListBackups", Page($"{Row("a", "Orders", s_noon)},{Row("b", "OrdersOld", s_noon)},{Row("c", "orders", s_noon)}"));
        var pages = await All(Store().ListBackupsAsync(new BackupQuery(Table("Orders")), default));
        Assert.Equal(["a"], Names(pages));
        Assert.Equal("Orders", Assert.Single(Stub.Of("ListBackups")).Text("TableName"));
    }

    [Fact]
    public async Task A_backup_comes_back_whole()
    {
        Stub.Answer("ListBackups", Page(Row("backup-scheduler_20261122T120000Z", "Orders", s_noon)));
        var backup = Assert.Single(Assert.Single(await All(Store().ListBackupsAsync(new BackupQuery(), default))));
        Assert.Equal(
            new Backup(
                "arn:backup-scheduler_20261122T120000Z", "backup-scheduler_20261122T120000Z", Table("Orders"), "id-1", s_noon,
                BackupStatus.Available, BackupKind.User, 4096),
            backup);
    }

    [Theory]
    [InlineData("AVAILABLE", BackupStatus.Available)]
    [InlineData("CREATING", BackupStatus.Creating)]
    [InlineData("DELETED", BackupStatus.Deleted)]
    [InlineData("ACTIVE", BackupStatus.Unknown)]
    [InlineData("SOMETHING_NEW", BackupStatus.Unknown)]
    public async Task A_status_that_is_not_known_is_never_taken_for_available(string status, BackupStatus expected)
    {
        Stub.Answer("ListBackups", Page(Row("a", "Orders", s_noon).Replace("AVAILABLE", status, StringComparison.Ordinal)));
        Assert.Equal(expected, Assert.Single(Assert.Single(await All(Store().ListBackupsAsync(new BackupQuery(), default)))).Status);
    }

    [Theory]
    [InlineData("USER", BackupKind.User)]
    [InlineData("SYSTEM", BackupKind.System)]
    [InlineData("AWS_BACKUP", BackupKind.AwsBackup)]
    [InlineData("SOMETHING_NEW", BackupKind.Unknown)]
    public async Task A_kind_that_is_not_known_is_never_taken_for_a_users(string kind, BackupKind expected)
    {
        Stub.Answer("ListBackups", Page(Row("a", "Orders", s_noon).Replace("USER", kind, StringComparison.Ordinal)));
        var query = new BackupQuery { Of = BackupMakers.UserAndSystem };
        Assert.Equal(expected, Assert.Single(Assert.Single(await All(Store().ListBackupsAsync(query, default)))).Kind);
    }

    [Theory]
    [InlineData("SYSTEM")]
    [InlineData("AWS_BACKUP")]
    public async Task What_DynamoDB_or_AWS_Backup_has_made_never_reaches_whoever_decides_about_deletions(string kind)
    {
        Stub.Answer("ListBackups", Page(Row("a", "Orders", s_noon).Replace("USER", kind, StringComparison.Ordinal)));
        Assert.Empty(Assert.Single(await All(Store().ListBackupsAsync(new BackupQuery(), default))));
    }

    [Fact]
    public async Task A_backup_without_the_facts_that_deleting_needs_is_never_old_or_available()
    {
        Stub.Answer("ListBackups", Page("""{"BackupArn":"arn:a","BackupName":"a","TableName":"Orders"}"""));
        var backup = Assert.Single(Assert.Single(await All(Store().ListBackupsAsync(new BackupQuery(CreatedFrom: s_noon), default))));
        Assert.Equal(
            new Backup("arn:a", "a", Table("Orders"), null, DateTimeOffset.MaxValue, BackupStatus.Unknown, BackupKind.Unknown), backup);
    }

    private static IEnumerable<string> Names(List<IReadOnlyList<Backup>> pages) => pages.SelectMany(page => page).Select(backup => backup.Name);

    private static Answer Page(string rows, string? last = null) => Answers.Json(
        last is null ? $$"""{"BackupSummaries":[{{rows}}]}""" : $$"""{"BackupSummaries":[{{rows}}],"LastEvaluatedBackupArn":"{{last}}"}""");

    private static string Row(string name, string table, DateTimeOffset created) =>
        $$"""
        {"BackupArn":"arn:{{name}}","BackupName":"{{name}}","TableName":"{{table}}","TableId":"id-1","BackupStatus":"AVAILABLE",
         "BackupType":"USER","BackupSizeBytes":4096,"BackupCreationDateTime":{{created.ToUnixTimeSeconds()}}}
        """;
}
