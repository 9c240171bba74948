using BackupScheduler.Aws.Tests.Wire;
using BackupScheduler.Core.Enforcement;
using BackupScheduler.Core.Failures;

namespace BackupScheduler.Aws.Tests.IdentityManagement;

/// <summary>The managed policy and its versions.</summary>
public sealed class ManagedPolicyTests : IdentityTest
{
    private const string Document = """{"a": "b+c"}""", Encoded = "%7B%22a%22%3A%20%22b%2Bc%22%7D";
    private const string Alone = "<IsTruncated>false</IsTruncated><Versions><member><VersionId>v7</VersionId><IsDefaultVersion>true</IsDefaultVersion></member></Versions>";

    [Fact]
    public async Task A_policy_is_found_with_the_document_in_force()
    {
        Give("GetPolicy", $"<Policy><Arn>{Policy}</Arn><DefaultVersionId>v3</DefaultVersionId></Policy>");
        Give("GetPolicyVersion", $"<PolicyVersion><Document>{Encoded}</Document><VersionId>v3</VersionId></PolicyVersion>");
        Assert.Equal(new ManagedPolicy(Policy, "v3", Document), await Identities().FindPolicyAsync(Policy, default));
        Assert.Equal([$"PolicyArn={Policy}"], Sent("GetPolicy"));
        Assert.Equal([$"PolicyArn={Policy}&VersionId=v3"], Sent("GetPolicyVersion"));
    }

    [Fact]
    public async Task Nothing_is_found_where_there_is_nothing()
    {
        foreach (var operation in (string[])["GetPolicy", "GetPolicyVersion", "ListPolicyVersions"]) Refuse(operation, "NoSuchEntity", 404);
        Assert.Null(await Identities().FindPolicyAsync(Policy, default));
        Assert.Null(await Identities().ReadVersionAsync(Policy, "v1", default));
        Assert.Empty(await Identities().ListVersionsAsync(Policy, default));
    }

    /// <summary>"There is none" would have it created anew over what is there.</summary>
    [Fact]
    public async Task A_policy_that_changes_while_it_is_read_is_a_passing_failure()
    {
        Give("GetPolicy", $"<Policy><Arn>{Policy}</Arn><DefaultVersionId>v3</DefaultVersionId></Policy>");
        Refuse("GetPolicyVersion", "NoSuchEntity", 404);
        Assert.Equal(FailureKind.Transient, (await FailureOf(() => Identities().FindPolicyAsync(Policy, default))).Kind);
    }

    [Fact]
    public async Task Versions_are_listed_page_by_page_with_their_times()
    {
        Stub.Answer(
            "ListPolicyVersions",
            Answers.Xml("ListPolicyVersions", "<IsTruncated>true</IsTruncated><Marker>m</Marker><Versions><member><VersionId>v2</VersionId><IsDefaultVersion>true</IsDefaultVersion><CreateDate>2026-11-22T01:02:03Z</CreateDate></member></Versions>"),
            Answers.Xml("ListPolicyVersions", "<Versions><member><VersionId>v1</VersionId><IsDefaultVersion>false</IsDefaultVersion></member></Versions>"));
        Assert.Equal(
            (ManagedPolicyVersion[])[new("v2", true, new DateTimeOffset(2026, 11, 22, 1, 2, 3, TimeSpan.Zero)), new("v1", false, DateTimeOffset.MaxValue)],
            await Identities().ListVersionsAsync(Policy, default));
        Assert.Equal([$"PolicyArn={Policy}", $"Marker=m&PolicyArn={Policy}"], Sent("ListPolicyVersions"));
    }

    [Fact]
    public async Task A_policy_is_created_unless_its_name_is_taken_or_the_account_is_full()
    {
        Stub.Answer(
            "CreatePolicy", Answers.Xml("CreatePolicy"), Answers.QueryError("EntityAlreadyExists", 409), Answers.QueryError("LimitExceeded", 409));
        Assert.Equal(PolicyCreation.Created, await Identities().CreatePolicyAsync("Deny", Document, default));
        Assert.Equal(PolicyCreation.NameTaken, await Identities().CreatePolicyAsync("Deny", Document, default));
        Assert.Equal(PolicyCreation.LimitReached, await Identities().CreatePolicyAsync("Deny", Document, default));
        Assert.All(Sent("CreatePolicy"), form => Assert.Equal($"PolicyDocument={Document}&PolicyName=Deny", form));
    }

    [Fact]
    public async Task A_new_version_comes_into_force_unless_there_are_five()
    {
        Stub.Answer("CreatePolicyVersion", Answers.Xml("CreatePolicyVersion"), Answers.QueryError("LimitExceeded", 409));
        Assert.True(await Identities().CreateVersionAsync(Policy, Document, default));
        Assert.False(await Identities().CreateVersionAsync(Policy, Document, default));
        Assert.All(Sent("CreatePolicyVersion"), form => Assert.Equal($"PolicyArn={Policy}&PolicyDocument={Document}&SetAsDefault=true", form));
    }

    [Fact]
    public async Task Versions_are_put_in_force_and_removed_once_or_twice()
    {
        Give("SetDefaultPolicyVersion");
        Stub.Answer("DeletePolicyVersion", Answers.Xml("DeletePolicyVersion"), Answers.QueryError("NoSuchEntity", 404));
        await Identities().SetDefaultVersionAsync(Policy, "v2", default);
        await Identities().DeleteVersionAsync(Policy, "v1", default);
        await Identities().DeleteVersionAsync(Policy, "v1", default);
        Assert.Equal([$"PolicyArn={Policy}&VersionId=v2"], Sent("SetDefaultPolicyVersion"));
        Assert.All(Sent("DeletePolicyVersion"), form => Assert.Equal($"PolicyArn={Policy}&VersionId=v1", form));
    }

    [Fact]
    public async Task A_version_that_cannot_be_put_in_force_or_removed_is_a_failure()
    {
        Refuse("SetDefaultPolicyVersion", "NoSuchEntity", 404);
        Refuse("DeletePolicyVersion", "DeleteConflict", 409);
        Assert.Equal("NoSuchEntity", (await FailureOf(() => Identities().SetDefaultVersionAsync(Policy, "v9", default))).Code);
        Assert.Equal("DeleteConflict", (await FailureOf(() => Identities().DeleteVersionAsync(Policy, "v1", default))).Code);
    }

    [Fact]
    public async Task A_policy_goes_in_one_call_where_it_has_one_version_or_is_gone()
    {
        Stub.Answer("DeletePolicy", Answers.Xml("DeletePolicy"), Answers.QueryError("NoSuchEntity", 404));
        Assert.True(await Identities().DeletePolicyAsync(Policy, default));
        Assert.True(await Identities().DeletePolicyAsync(Policy, default));
        Assert.Empty(Stub.Of("ListPolicyVersions"));
    }

    [Fact]
    public async Task A_policy_goes_after_its_further_versions()
    {
        Stub.Answer("DeletePolicy", Answers.QueryError("DeleteConflict", 409), Answers.Xml("DeletePolicy"));
        Give("ListPolicyVersions", Alone.Replace("</Versions>", "<member><VersionId>v5</VersionId></member><member><VersionId>v6</VersionId></member></Versions>", StringComparison.Ordinal));
        Give("DeletePolicyVersion");
        Assert.True(await Identities().DeletePolicyAsync(Policy, default));
        Assert.Equal(["v5", "v6"], Stub.Of("DeletePolicyVersion").Select(sent => sent.Form["VersionId"]));
    }

    [Theory]
    [InlineData(Alone, 1)]
    [InlineData("<IsTruncated>false</IsTruncated><Versions><member><VersionId>v6</VersionId></member></Versions>", 2)]
    public async Task A_policy_that_is_attached_stays(string versions, int attempts)
    {
        Refuse("DeletePolicy", "DeleteConflict", 409);
        Give("ListPolicyVersions", versions);
        Give("DeletePolicyVersion");
        Assert.False(await Identities().DeletePolicyAsync(Policy, default));
        Assert.Equal(attempts, Stub.Of("DeletePolicy").Count);
    }
}
