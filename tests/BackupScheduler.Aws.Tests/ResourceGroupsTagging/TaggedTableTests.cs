using BackupScheduler.Aws.Tests.Wire;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Aws.Tests.ResourceGroupsTagging;

/// <summary>The tags of an account's tables: read in bulk, page by page, and only of the scope asked for.</summary>
public sealed class TaggedTableTests : StubTest
{
    private static readonly TableScope Scope = new(AccountId.Parse(Account), Region.Parse("eu-west-1"));

    [Fact]
    public async Task Every_page_is_followed_empty_ones_too()
    {
        Stub.Answer(
            "GetResources",
            Page("""{"ResourceARN":"arn:aws:dynamodb:eu-west-1:111122223333:table/Orders","Tags":[{"Key":"backup","Value":"no"},{"Key":"team","Value":""}]}""", "1"),
            Page("", "2"),
            Answers.Json("""{"PaginationToken":"3"}"""),
            Page(Tagged("Users"), ""));
        var tables = await ListAsync("backup=no");
        Assert.Equal(["Orders", "Users"], tables.Select(table => table.Table.Value));
        Assert.Equal([new TableTag("backup", "no"), new TableTag("team", "")], tables[0].Tags);
        Assert.Equal([null, "1", "2", "3"], Stub.Of("GetResources").Select(sent => sent.Text("PaginationToken")));
    }

    [Fact]
    public async Task A_request_asks_for_tables_by_the_hundred_in_the_accounts_own_session_and_Region()
    {
        Stub.Answer("GetResources", Page(""));
        await ListAsync("backup=no");
        var sent = Assert.Single(Stub.Of("GetResources"));
        Assert.Equal(
            """{"ResourcesPerPage":100,"ResourceTypeFilters":["dynamodb:table"],"TagFilters":[{"Key":"backup","Values":["no"]}]}""", sent.Body);
        Assert.Contains("Credential=ASIASESSION/", sent.Authorization, StringComparison.Ordinal);
        Assert.Contains("/eu-west-1/tagging/", sent.Authorization, StringComparison.Ordinal);
    }

    // Filters of one request hold together; rules are alternatives.
    [Theory]
    [InlineData("a=1,b=2", """[{"Key":"a","Values":["1"]}]|[{"Key":"b","Values":["2"]}]""")]
    [InlineData("a=1,b,a=2", """[{"Key":"a","Values":["1","2"]}]|[{"Key":"b"}]""")]
    [InlineData("a=1,a", """[{"Key":"a"}]""")]
    [InlineData("a=1,a=", """[{"Key":"a"}]""")]
    public async Task Each_key_is_a_listing_of_its_own_narrowed_to_its_values(string rules, string filters)
    {
        Stub.Answer("GetResources", Page(""));
        await ListAsync(rules);
        Assert.Equal(filters.Split('|'), Stub.Of("GetResources").Select(sent => sent.Json.GetProperty("TagFilters").GetRawText()));
    }

    [Theory]
    [InlineData(20, true)]
    [InlineData(21, false)]
    public async Task More_values_than_a_filter_takes_are_left_to_the_selection(int count, bool isNarrowed)
    {
        Stub.Answer("GetResources", Page(""));
        await ListAsync(string.Join(',', Enumerable.Range(0, count).Select(i => $"a={i}")));
        Assert.Equal(isNarrowed, Assert.Single(Stub.Of("GetResources")).Json.GetProperty("TagFilters")[0].TryGetProperty("Values", out _));
    }

    [Fact]
    public async Task What_is_no_table_is_left_out()
    {
        Stub.Answer("GetResources", Page("""{"ResourceARN":"arn:aws:dynamodb:eu-west-1:111122223333:table/Orders/index/x"},{},""" + Tagged("Users")));
        Assert.Equal("Users", Assert.Single(await ListAsync("a")).Table.Value);
    }

    /// <summary>It would leave a table of this account without a backup.</summary>
    [Theory]
    [InlineData("arn:aws:dynamodb:us-east-1:111122223333:table/Orders")]
    [InlineData("arn:aws:dynamodb:eu-west-1:444455556666:table/Orders")]
    public async Task An_answer_about_another_account_or_Region_is_a_failure(string arn)
    {
        Stub.Answer("GetResources", Page($$"""{"ResourceARN":"{{arn}}","Tags":[]}"""));
        var failure = await FailureOf(() => ListAsync("a"));
        Assert.Equal((FailureKind.Other, "WrongScope"), (failure.Kind, failure.Code));
    }

    [Theory]
    [InlineData("ThrottledException", 400, "said so", FailureKind.Throttled, 3)]
    [InlineData("InternalServiceException", 500, "said so", FailureKind.Transient, 3)]
    [InlineData("PaginationTokenExpiredException", 400, "said so", FailureKind.Transient, 1)]
    [InlineData("InvalidParameterException", 400, "said so", FailureKind.Other, 1)]
    [InlineData("AccessDeniedException", 400, "not authorized to perform: tag:GetResources", FailureKind.AccessDenied, 1)]
    [InlineData("AccessDeniedException", 400, "with an explicit deny in a service control policy", FailureKind.RegionUnavailable, 1)]
    public async Task A_failure_is_what_it_is_elsewhere(string code, int status, string message, FailureKind kind, int calls)
    {
        Stub.Answer("GetResources", Answers.Error(code, status, message));
        var failure = await FailureOf(() => ListAsync("a"));
        Assert.Equal((kind, code, calls), (failure.Kind, failure.Code, Stub.Of("GetResources").Count));
    }

    [Fact]
    public async Task Tags_and_backups_of_an_account_share_one_session()
    {
        Stub.Answer("GetResources", Page("")).Answer("ListTables", Answers.Json("""{"TableNames":[]}"""));
        var ports = new AwsPorts(Stub.Options());
        IBackupStores stores = ports.BackupStores("backup-scheduler/BackupWorker", null, "s");
        await All(stores.Open(Scope).ListTablesAsync(null, default));
        await All(ports.TableTags("backup-scheduler/BackupWorker", null, "s").ListAsync(Scope, [TagRule.Parse("a")], default));
        Assert.Single(Stub.Of("AssumeRole"));
    }

    private async Task<List<TaggedTable>> ListAsync(string rules) =>
        [.. (await All(new AwsPorts(Stub.Options()).TableTags("backup-scheduler/BackupWorker", null, "s")
            .ListAsync(Scope, [.. rules.Split(',').Select(TagRule.Parse)], default))).SelectMany(page => page)];

    private static string Tagged(string name) =>
        $$"""{"ResourceARN":"arn:aws:dynamodb:eu-west-1:111122223333:table/{{name}}","Tags":[{"Key":"a","Value":"1"}]}""";

    private static Answer Page(string mappings, string? next = null) => Answers.Json(next is null
        ? $$"""{"ResourceTagMappingList":[{{mappings}}]}"""
        : $$"""{"ResourceTagMappingList":[{{mappings}}],"PaginationToken":"{{next}}"}""");
}
