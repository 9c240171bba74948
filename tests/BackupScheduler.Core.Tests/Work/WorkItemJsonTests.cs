using System.Text.Json.Nodes;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Events;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Tables;
using BackupScheduler.Core.Work;
using CsCheck;

namespace BackupScheduler.Core.Tests.Work;

public sealed class WorkItemJsonTests
{
    private static readonly RunId Run = RunId.Parse("20261122T010000Z");
    private static readonly AccountId Account = AccountId.Parse("111122223333");
    private static readonly Region Region = Region.Parse("eu-west-1");

    private static readonly WorkItem[] Items =
    [
        new BackUpAccount { Version = 1, Run = Run, Account = Account, Region = Region, After = TableName.Parse("Orders"), AdHoc = false, Prune = true, Hops = 3 },
        new BackUpTable { Version = 1, Run = Run, Account = Account, Region = Region, Table = TableName.Parse("Orders"), Check = true },
        new ReviewAccount { Version = 1, Run = Run, Account = Account, Region = Region, Look = 2, After = "", AdHoc = true, Prune = false, Hops = 0 },
        new PruneTable
        {
            Version = 1, Run = Run, Account = Account, Region = Region, Table = TableName.Parse("Orders"), Backups = ["arn:1", "arn:2"],
            Due = new DateTimeOffset(2026, 11, 22, 1, 5, 0, TimeSpan.Zero), Policy = "0123456789abcdef",
        },
        new ProtectAccount { Version = 1, Run = Run, Account = Account },
        new CopyTable { Version = 1, Run = Run, Account = Account, Region = Region, Table = TableName.Parse("Orders") },
        new ConfirmCopies { Version = 1, Run = Run, Account = Account, Region = Region, Hops = 4, After = "token", Following = true },
        new ReviewAccount
        {
            Version = 1, Run = Run, Account = Account, Region = Region, Look = 2, AdHoc = false, Prune = true, Hops = 2,
            Tally = new ReviewTally { Counts = new ReviewCounts { Kept = 7 }, Unfinished = [new(TableName.Parse("Orders"), UnfinishedState.Missing)], PruningPutOff = true },
        },
        new ReviewAccount { Version = 1, Run = Run, Account = Account, Region = Region, Look = 1, AdHoc = false, Prune = true, Hops = 1, Patience = 5, Awaited = 7 },
        new CloseRun { Version = 1, Run = Run, Account = Account, AdHoc = false, Accounts = [Account], Regions = [Region], Hops = 1 },
        new RunClosed { Version = 1, Run = Run, Account = Account },
    ];

    private static readonly string[] WireForms =
    [
        """{"version":1,"kind":"BackUpAccount","run":"20261122T010000Z","account":"111122223333","region":"eu-west-1","after":"Orders","adHoc":false,"prune":true,"tables":null,"hops":3}""",
        """{"version":1,"kind":"BackUpTable","run":"20261122T010000Z","account":"111122223333","region":"eu-west-1","table":"Orders","check":true}""",
        """{"version":1,"kind":"ReviewAccount","run":"20261122T010000Z","account":"111122223333","region":"eu-west-1","look":2,"after":"","adHoc":true,"prune":false,"tables":null,"hops":0}""",
        """{"version":1,"kind":"PruneTable","run":"20261122T010000Z","account":"111122223333","region":"eu-west-1","table":"Orders","backups":["arn:1","arn:2"],"due":"2026-11-22T01:05:00+00:00","policy":"0123456789abcdef"}""",
        """{"version":1,"kind":"ProtectAccount","run":"20261122T010000Z","account":"111122223333"}""",
        """{"version":1,"kind":"CopyTable","run":"20261122T010000Z","account":"111122223333","region":"eu-west-1","table":"Orders"}""",
        """{"version":1,"kind":"ConfirmCopies","run":"20261122T010000Z","account":"111122223333","region":"eu-west-1","hops":4,"after":"token","following":true}""",
        """
        {"version":1,"kind":"ReviewAccount","run":"20261122T010000Z","account":"111122223333","region":"eu-west-1","look":2,"after":null,"adHoc":false,"prune":true,"tables":null,"hops":2,
         "tally":{"counts":{"verified":0,"creating":0,"missing":0,"superseded":0,"kept":7,"deletionsSent":0,"braked":0,"foreign":0},"unfinished":[{"table":"Orders","state":"missing"}],"pruningPutOff":true} }
        """,
        """{"version":1,"kind":"ReviewAccount","run":"20261122T010000Z","account":"111122223333","region":"eu-west-1","look":1,"after":null,"adHoc":false,"prune":true,"tables":null,"hops":1,"patience":5,"awaited":7}""",
        """{"version":1,"kind":"CloseRun","run":"20261122T010000Z","account":"111122223333","adHoc":false,"accounts":["111122223333"],"regions":["eu-west-1"],"hops":1}""",
        """{"version":1,"kind":"RunClosed","run":"20261122T010000Z","account":"111122223333"}""",
    ];

    public static TheoryData<int> Kinds { get; } = [.. Enumerable.Range(0, Items.Length)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_kind_has_exactly_the_wire_form(int kind)
    {
        var written = WorkItemJson.Write(Items[kind]);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(WireForms[kind]), JsonNode.Parse(written)), written);
        Assert.DoesNotContain('\n', written);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_kind_is_read_back_whatever_the_order_of_its_members(int kind)
    {
        var members = JsonNode.Parse(WireForms[kind])!.AsObject().Select(member => (member.Key, Value: member.Value?.DeepClone())).ToList();
        foreach (var start in Enumerable.Range(0, members.Count))
        {
            var turned = new JsonObject(members.Skip(start).Concat(members.Take(start)).Select(m => KeyValuePair.Create(m.Key, m.Value?.DeepClone())));
            AssertSame(Items[kind], Read(turned.ToJsonString()));
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Unknown_members_are_ignored(int kind) => AssertSame(
        Items[kind], Read(WireForms[kind][..^1] + ""","later":{"a":[1,2]},"Version":9,"KIND":"x","scope":"y"}"""));

    [Fact]
    public void Patterns_of_an_ad_hoc_run_are_carried()
    {
        var item = (BackUpAccount)Items[0] with { Tables = [TablePattern.Parse("Or*"), TablePattern.Parse("*/eu-west-1/x")] };
        Assert.Contains("""["Or*","*/eu-west-1/x"]""", WorkItemJson.Write(item));
        Assert.Equal(item.Tables, Assert.IsType<BackUpAccount>(Read(WorkItemJson.Write(item))).Tables);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_may_be_null_may_be_missing_and_nothing_else(int kind)
    {
        foreach (var name in JsonNode.Parse(WireForms[kind])!.AsObject().Select(member => member.Key))
        {
            var less = JsonNode.Parse(WireForms[kind])!.AsObject();
            less.Remove(name);
            if (name is "after" or "tables" or "following" or "tally" or "patience" or "awaited") Read(less.ToJsonString());
            else AssertRefused(less.ToJsonString(), name);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_member_of_the_wrong_type_is_refused_by_name(int kind)
    {
        foreach (var (name, value) in JsonNode.Parse(WireForms[kind])!.AsObject())
            foreach (var wrong in new[] { "null", "{}", "[null]", "[[]]", "1.5", "-1", "1e99", "\"\"", "\"x y\"", "true" })
            {
                if (IsRight(name, wrong) && !(name == "after" && wrong == "\"x y\"" && Items[kind] is not ConfirmCopies)) continue;
                var other = JsonNode.Parse(WireForms[kind])!.AsObject();
                other[name] = "@";
                AssertRefused(other.ToJsonString().Replace("\"@\"", wrong, StringComparison.Ordinal), name);
            }
    }

    [Theory]
    [InlineData("patience", "-1")]
    [InlineData("patience", "7")]
    [InlineData("awaited", "-1")]
    [InlineData("look", "0")]
    [InlineData("look", "5")]
    [InlineData("hops", "-1")]
    [InlineData("after", "\"a\"")]
    [InlineData("after", "\"a/b/c\"")]
    [InlineData("tables", "[\"a/b\"]")]
    [InlineData("account", "\"1111\"")]
    [InlineData("region", "\"Ireland\"")]
    [InlineData("run", "\"2026-11-22T01:00:00Z\"")]
    public void What_is_out_of_bounds_is_refused_by_name(string name, string value)
    {
        var review = JsonNode.Parse(WireForms[2])!.AsObject();
        review[name] = JsonNode.Parse(value);
        AssertRefused(review.ToJsonString(), name);
    }

    [Fact]
    public void The_least_that_the_contract_says_of_copies_is_enough()
    {
        var confirm = Assert.IsType<ConfirmCopies>(Read("""{"version":1,"kind":"ConfirmCopies","run":"20261122T010000Z","account":"111122223333","region":"eu-west-1","hops":0}"""));
        Assert.Equal((0, null, false), (confirm.Hops, confirm.After, confirm.Following));
        Assert.Equal(ConfirmCopies.Of(confirm), confirm);
        Assert.Equal(Items[5], CopyTable.Of(confirm, TableName.Parse("Orders")));
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(8192, true)]
    [InlineData(8193, false)]
    [InlineData(0, false)]
    public void Where_a_listing_goes_on_is_a_text_of_some_length(int length, bool isTaken)
    {
        var item = ((ConfirmCopies)Items[6]) with { After = new string('x', length) };
        if (isTaken) AssertSame(item, Read(WorkItemJson.Write(item)));
        else AssertRefused(WorkItemJson.Write(item), "after");
    }

    [Fact]
    public void A_confirmation_has_hops_of_0_or_more() => AssertRefused(WorkItemJson.Write(((ConfirmCopies)Items[6]) with { Hops = -1 }), "hops");

    [Theory]
    [InlineData(0)]
    [InlineData(11)]
    public void A_prune_of_none_or_too_many_is_refused(int count)
    {
        var prune = (PruneTable)Items[3] with { Backups = [.. Enumerable.Repeat("arn", count)] };
        AssertRefused(WorkItemJson.Write(prune), "backups");
    }

    [Theory]
    [InlineData("""{"version":1,"kind":"DropTable"}""", "kind: given 'DropTable', accepted are BackUpAccount, BackUpTable, ReviewAccount, PruneTable, CopyTable, ConfirmCopies, ProtectAccount, TellReview, CloseRun, RunClosed")]
    [InlineData("""{"version":1,"kind":"backUpTable"}""", "kind: given 'backUpTable'")]
    [InlineData("""{"version":1,"kind":7}""", "kind: given no text")]
    [InlineData("""{"version":1}""", "kind: given no text")]
    [InlineData("""{"version":2,"kind":"BackUpTable"}""", "version: given '2', accepted is 1")]
    [InlineData("""{"version":"1","kind":"BackUpTable"}""", "version: given")]
    [InlineData("""{"version":1.5,"kind":"BackUpTable"}""", "version: given '1.5'")]
    [InlineData("""{"kind":"BackUpTable"}""", "version: missing")]
    [InlineData("""{"version":1,"kind":"ProtectAccount","run":"20261122T010000Z"}""", "account: missing")]
    [InlineData("\"text\"", "body: not a JSON object")]
    [InlineData("null", "body: not a JSON object")]
    [InlineData("", "body: ")]
    [InlineData("{", "body: ")]
    [InlineData("""{"version":1,}""", "body: ")]
    [InlineData("""{} {}""", "body: ")]
    public void What_cannot_be_read_says_why(string body, string reason)
    {
        Assert.False(WorkItemJson.TryRead(body, out var item, out var given));
        Assert.Null(item);
        Assert.StartsWith(reason, given);
        Assert.DoesNotContain('\n', given);
    }

    [Theory]
    [InlineData(""","account":"999999999999"}""")]
    [InlineData(""","table":"Users"}""")]
    [InlineData(""","check":false}""")]
    public void A_member_that_is_there_twice_is_refused(string more) =>
        Assert.False(WorkItemJson.TryRead(WireForms[1][..^1] + more, out _, out _));

    [Theory]
    [InlineData("{\"version\":1,\"kind\":\"\\ud800\"}")]
    [InlineData("{\"version\":1,\"kind\":\"BackUpTable\",\"\\udfff\":1}")]
    [InlineData("{\"\\ud800\":1}")]
    [InlineData("{\"version\":\"\\ud800\"}")]
    public void Broken_Unicode_is_refused_and_never_throws(string body)
    {
        Assert.False(WorkItemJson.TryRead(body, out _, out var reason));
        Assert.NotEmpty(reason);
    }

    // Not as data of a theory: the test runner would replace what is no Unicode, and nothing be tested.
    [Fact]
    public void Bare_halves_of_characters_are_refused_and_never_throw()
    {
        foreach (var body in new[] { "\ud800", "{\"version\":1,\"kind\":\"\ud800\"}", "{\"version\":1,\"kind\":\"BackUpTable\",\"\udfff\":1}" })
        {
            Assert.False(WorkItemJson.TryRead(body, out _, out var reason));
            Assert.Equal("body: holds text that is not Unicode", reason);
        }
    }

    [Fact]
    public void What_the_reader_repeats_of_a_body_is_one_short_printable_line()
    {
        foreach (var body in new[] { "n\u001b", "\u2028", $"{{\"version\":1,\"kind\":\"BackUpAccount\",\"{new string('a', 5000)}\":1,\"{new string('a', 5000)}\":2}}" })
        {
            Assert.False(WorkItemJson.TryRead(body, out _, out var reason));
            Assert.True(reason.Length < 600 && !reason.Any(c => char.IsControl(c) || c == '\u2028'), reason);
        }
    }

    [Fact]
    public void Deep_and_long_bodies_are_refused_in_one_short_line()
    {
        foreach (var body in new[] { new string('[', 100_000), "{\"version\":1,\"kind\":\"" + new string('x', 200_000) + "\"}", "{\"version\":" + new string('9', 200_000) + "}" })
        {
            Assert.False(WorkItemJson.TryRead(body, out _, out var reason));
            Assert.True(reason.Length < 1000, reason);
        }
    }

    [Fact]
    public void No_change_of_a_body_ever_throws() =>
        Gen.Select(Gen.Int[0, WireForms.Length - 1], Gen.Int[0, 300], Gen.Int[0, 4], Gen.String).Sample(
            (kind, at, removed, inserted) =>
            {
                var body = WireForms[kind];
                at = Math.Min(at, body.Length);
                body = body.Remove(at, Math.Min(removed, body.Length - at)).Insert(at, inserted);
                Assert.Equal(WorkItemJson.TryRead(body, out var item, out var reason), item is not null);
                Assert.Equal(item is null, reason is not null);
            },
            iter: 20_000);

    private static bool IsRight(string name, string value) => (name, value) switch
    {
        ("after" or "tables" or "tally", "null") => true,
        // A tally of nothing.
        ("tally", "{}") => true,
        ("after", "\"\"") => true,
        // Where a listing goes on is the service's own text.
        ("after", "\"x y\"") => true,
        ("adHoc" or "prune" or "check" or "following", "true") => true,
        ("policy", "\"x y\"") => true,
        _ => false,
    };

    private static WorkItem Read(string body)
    {
        Assert.True(WorkItemJson.TryRead(body, out var item, out var reason), $"{reason}: {body}");
        return item;
    }

    private static void AssertRefused(string body, string name)
    {
        Assert.False(WorkItemJson.TryRead(body, out var item, out var reason), $"accepted as {item}: {body}");
        Assert.True(reason.StartsWith(name + ":", StringComparison.Ordinal) || reason.StartsWith(name + "[", StringComparison.Ordinal), $"{reason}: {body}");
    }

    // Lists are compared by what they hold.
    private static void AssertSame(WorkItem expected, WorkItem actual)
    {
        Assert.Equal(expected.GetType(), actual.GetType());
        Assert.Equal(WorkItemJson.Write(expected), WorkItemJson.Write(actual));
    }
}
