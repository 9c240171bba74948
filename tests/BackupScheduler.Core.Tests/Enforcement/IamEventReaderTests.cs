using System.Text.Json.Nodes;
using BackupScheduler.Core.Enforcement;
using CsCheck;

namespace BackupScheduler.Core.Tests.Enforcement;

public sealed class IamEventReaderTests
{
    private static readonly string s_valid = IamEvents.Call("DetachRolePolicy").ToJsonString();

    [Fact]
    public void An_event_is_read_with_all_that_is_decided_by()
    {
        Assert.True(IamEventReader.TryRead(s_valid, out var read, out var reason));
        Assert.Null(reason);
        Assert.Equal(
            new IamEvent(Known.Account, "DetachRolePolicy", new DateTimeOffset(2026, 11, 22, 1, 2, 3, TimeSpan.Zero))
            {
                Id = "e1e1e1e1-1111-2222-3333-444455556666",
                Actor = "arn:aws:iam::111122223333:role/team/Admin",
                RoleName = "Deployer",
                PolicyArn = Known.PolicyArn,
            },
            read);
    }

    [Fact]
    public void Names_of_users_and_of_policies_are_read_too()
    {
        var read = Read(IamEvents.Call("PutUserPolicy"));
        Assert.Equal(("alice", null, "DenyDynamoDBDeleteBackup", null), (read.UserName, read.RoleName, read.PolicyName, read.PolicyArn));
    }

    // The caller's own account may be another, or missing.
    [Fact]
    public void The_account_is_the_envelopes()
    {
        var body = IamEvents.Call("CreateRole").With("detail.userIdentity.accountId", "444455556666").With("detail.recipientAccountId", "444455556666");
        Assert.Equal(Known.Account, Read(body).Account);
    }

    [Fact]
    public void A_role_that_calls_is_known_by_its_own_arn_and_not_its_sessions() =>
        Assert.Equal(Known.EnforcerArn, Read(IamEvents.Call("CreateRole").With("detail.userIdentity", IamEvents.SessionOf(Known.EnforcerArn))).Actor);

    [Theory]
    [InlineData("""{"type":"IAMUser","arn":"arn:aws:iam::111122223333:user/alice","userName":"alice"}""", "arn:aws:iam::111122223333:user/alice")]
    [InlineData("""{"type":"IAMUser","arn":"arn:aws:iam::111122223333:user/alice","sessionContext":{"sessionIssuer":{},"attributes":{}}}""", "arn:aws:iam::111122223333:user/alice")]
    [InlineData("""{"type":"Root","arn":"arn:aws:iam::111122223333:root"}""", "arn:aws:iam::111122223333:root")]
    [InlineData("""{"type":"AWSService","invokedBy":"cloudformation.amazonaws.com"}""", null)]
    [InlineData("""{"type":"AssumedRole","arn":"arn:aws:sts::111122223333:assumed-role/PolicyEnforcer/s","sessionContext":{}}""", "arn:aws:sts::111122223333:assumed-role/PolicyEnforcer/s")]
    [InlineData("null", null)]
    [InlineData("\"alice\"", null)]
    public void Others_that_call_are_known_by_their_own_arn_or_not_at_all(string identity, string? actor) =>
        Assert.Equal(actor, Read(IamEvents.Call("CreateRole").With("detail.userIdentity", JsonNode.Parse(identity))).Actor);

    [Fact]
    public void What_IAM_refused_bears_the_error()
    {
        var body = IamEvents.Call("CreateRole").With("detail.errorCode", "AccessDenied").With("detail.responseElements", null);
        Assert.Equal("AccessDenied", Read(body).ErrorCode);
        Assert.Null(Read(IamEvents.Call("CreateRole")).ErrorCode);
    }

    [Theory]
    [InlineData("2026-11-22T01:02:03Z")]
    [InlineData("2026-11-22T01:02:03.000Z")]
    [InlineData("2026-11-22T01:02:03")]
    [InlineData("2026-11-22T03:02:03+02:00")]
    public void Times_are_utc_unless_they_say_otherwise(string text)
    {
        var time = Read(IamEvents.Call("CreateRole").With("detail.eventTime", text)).Time;
        Assert.Equal(new DateTimeOffset(2026, 11, 22, 1, 2, 3, TimeSpan.Zero), time);
    }

    [Theory]
    [InlineData("detail.requestParameters")]
    [InlineData("detail.userIdentity")]
    [InlineData("detail.eventID")]
    [InlineData("detail.responseElements")]
    [InlineData("version")]
    [InlineData("region")]
    public void What_is_not_needed_may_be_missing_or_null(string path)
    {
        Assert.Equal("DeleteAccountPasswordPolicy", Read(IamEvents.Call("DeleteAccountPasswordPolicy").With(path, null)).Name);
        Assert.Equal("DeleteAccountPasswordPolicy", Read(IamEvents.Call("DeleteAccountPasswordPolicy").With(path, null, isAbsent: true)).Name);
    }

    [Theory]
    [InlineData("source", null, "source: missing, accepted is aws.iam")]
    [InlineData("source", "\"aws.sts\"", "source: given 'aws.sts', accepted is aws.iam")]
    [InlineData("source", "\"AWS.IAM\"", "source: given 'AWS.IAM', accepted is aws.iam")]
    [InlineData("source", "[\"aws.iam\"]", "source: missing, accepted is aws.iam")]
    [InlineData("detail-type", null, "detail-type: missing, accepted is AWS API Call via CloudTrail")]
    [InlineData("detail-type", "\"AWS Console Sign In via CloudTrail\"", "detail-type: given 'AWS Console Sign In via CloudTrail', accepted is AWS API Call via CloudTrail")]
    [InlineData("account", null, "account: missing, accepted is 12 digits")]
    [InlineData("account", "111122223333", "account: missing, accepted is 12 digits")]
    [InlineData("account", "\"11112222333\"", "account: given '11112222333', accepted is 12 digits")]
    [InlineData("account", "\"1\\n2\"", "account: given '1?2', accepted is 12 digits")]
    [InlineData("detail", null, "detail: missing, accepted is an object")]
    [InlineData("detail", "\"{}\"", "detail: missing, accepted is an object")]
    [InlineData("detail", "[]", "detail: missing, accepted is an object")]
    [InlineData("detail.eventName", null, "detail.eventName: missing, accepted is an IAM action")]
    [InlineData("detail.eventName", "5", "detail.eventName: missing, accepted is an IAM action")]
    [InlineData("detail.eventName", "\"\"", "detail.eventName: given '', accepted is an IAM action")]
    [InlineData("detail.eventName", "\"Create\\nRole\"", "detail.eventName: given 'Create?Role', accepted is an IAM action")]
    [InlineData("detail.eventTime", null, "detail.eventTime: missing, accepted is a time in ISO 8601")]
    [InlineData("detail.eventTime", "1763773323", "detail.eventTime: missing, accepted is a time in ISO 8601")]
    [InlineData("detail.eventTime", "\"yesterday\"", "detail.eventTime: given 'yesterday', accepted is a time in ISO 8601")]
    [InlineData("detail.eventTime", "\"2026-13-22T01:02:03Z\"", "detail.eventTime: given '2026-13-22T01:02:03Z', accepted is a time in ISO 8601")]
    public void What_is_off_is_refused_in_one_line_that_names_the_field(string path, string? value, string expected)
    {
        var body = IamEvents.Call("CreateRole").With(path, value is null ? null : JsonNode.Parse(value), isAbsent: value is null);
        Assert.False(IamEventReader.TryRead(body.ToJsonString(), out var read, out var reason));
        Assert.Null(read);
        Assert.Equal(expected, reason);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("CreateRole")]
    [InlineData("{\"source\":\"\\ud800\"}")]
    public void What_is_no_json_is_refused(string body) => RefusesAsNoJson(body);

    // Not as data of a theory: there it would be replaced.
    [Fact]
    public void A_bare_half_of_a_surrogate_pair_is_refused() => RefusesAsNoJson("{\"source\":\"\ud800\",\"detail-type\":\"\"}");

    private static void RefusesAsNoJson(string body)
    {
        Assert.False(IamEventReader.TryRead(body, out _, out var reason));
        Assert.Equal("body: not the JSON of an EventBridge event", reason);
        Assert.False(IamEventReader.IsEvent(body));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"aws.iam\"")]
    [InlineData("{}")]
    public void Json_that_is_no_event_is_refused(string body)
    {
        Assert.False(IamEventReader.TryRead(body, out _, out var reason));
        Assert.Equal("source: missing, accepted is aws.iam", reason);
        Assert.False(IamEventReader.IsEvent(body));
    }

    [Theory]
    [InlineData("""{"detail-type":"AWS API Call via CloudTrail"}""", true)]
    [InlineData("""{"detail-type":null}""", true)]
    [InlineData("""{"detail\u002dtype":"x"}""", true)]
    [InlineData("""{"version":1,"kind":"ProtectAccount","run":"20261122T010000Z","account":"111122223333"}""", false)]
    [InlineData("""{"Detail-Type":"x"}""", false)]
    [InlineData("""{"detail":{"detail-type":"x"}}""", false)]
    [InlineData("""["detail-type"]""", false)]
    [InlineData("""{"\ud800 is no member's name at all":1}""", false)]
    public void Events_are_told_from_work_items_by_their_detail_type(string body, bool isEvent) =>
        Assert.Equal(isEvent, IamEventReader.IsEvent(body));

    [Fact]
    public void Deep_nesting_is_refused()
    {
        var body = string.Concat(Enumerable.Repeat("{\"detail-type\":", 10_000)) + "1" + new string('}', 10_000);
        Assert.False(IamEventReader.IsEvent(body));
        Assert.False(IamEventReader.TryRead(body, out _, out _));
    }

    [Fact]
    public void No_text_makes_the_reader_throw_or_break_the_line() =>
        Gen.OneOf(Gen.String, Gen.String[Gen.Char["{}[]\":, \n\\u0dD8detail-type\ud800"], 0, 40], Scrambled, Restructured).Sample(text =>
        {
            var isEvent = IamEventReader.IsEvent(text);
            if (IamEventReader.TryRead(text, out var read, out var reason)) Assert.True(isEvent && read.Account.Value.Length == 12);
            else Assert.Matches(@"\A[^\p{C}]+\z", reason);
        }, iter: 3_000);

    private static readonly Gen<string> Scrambled =
        Gen.Select(Gen.Int[0, s_valid.Length - 1], Gen.Int[0, 3], Gen.String[Gen.Char["{}[]\":,0\\un\ud800\udc00"], 0, 3], (at, take, put) =>
            string.Concat(s_valid.AsSpan(0, at), put, s_valid.AsSpan(Math.Min(at + take, s_valid.Length))));

    /// <summary>Valid JSON in which some member is another value.</summary>
    private static readonly Gen<string> Restructured =
        Gen.Select(
            PolicyModels.OneOf(
                "source", "detail-type", "account", "detail", "detail.eventName", "detail.eventTime", "detail.errorCode", "detail.userIdentity",
                "detail.userIdentity.arn", "detail.userIdentity.sessionContext", "detail.userIdentity.sessionContext.sessionIssuer",
                "detail.userIdentity.sessionContext.sessionIssuer.arn", "detail.requestParameters", "detail.requestParameters.roleName"),
            PolicyModels.OneOf(
                "null", "5", "1e999", "true", "\"\"", "\"\\u0000\\u2028\"", "\"\\ud800\"", "[]", "[{}]", "{}", "{\"arn\":[1]}", "\"x\"",
                "{\"\\udc00\":1}"),
            (path, value) => IamEvents.Call("DetachRolePolicy").With(path, "PLACE").ToJsonString().Replace("\"PLACE\"", value, StringComparison.Ordinal));

    private static IamEvent Read(JsonObject body)
    {
        Assert.True(IamEventReader.TryRead(body.ToJsonString(), out var read, out var reason), reason);
        Assert.True(IamEventReader.IsEvent(body.ToJsonString()));
        return read;
    }
}
