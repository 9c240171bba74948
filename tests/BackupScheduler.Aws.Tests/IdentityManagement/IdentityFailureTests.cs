using BackupScheduler.Aws.Tests.Wire;
using BackupScheduler.Core.Enforcement;
using BackupScheduler.Core.Failures;

namespace BackupScheduler.Aws.Tests.IdentityManagement;

/// <summary>What IAM's failures are taken for, and how often a call is made.</summary>
public sealed class IdentityFailureTests : IdentityTest
{
    [Theory]
    [InlineData("Throttling", 400, FailureKind.Throttled, 3)]
    [InlineData("ServiceFailure", 500, FailureKind.Transient, 3)]
    [InlineData("ConcurrentModification", 409, FailureKind.Transient, 1)]
    [InlineData("MalformedPolicyDocument", 400, FailureKind.Other, 1)]
    [InlineData("PolicyNotAttachable", 400, FailureKind.Other, 1)]
    [InlineData("ValidationError", 400, FailureKind.Other, 1)]
    public async Task A_failure_is_what_it_is_elsewhere(string code, int status, FailureKind kind, int calls)
    {
        Refuse("AttachRolePolicy", code, status);
        var failure = await FailureOf(Attach);
        Assert.Equal((kind, code, "said so"), (failure.Kind, failure.Code, failure.Message));
        Assert.Equal(calls, Stub.Of("AttachRolePolicy").Count);
    }

    // A control of Control Tower denies by a service control policy; no Region is closed by that.
    [Theory]
    [InlineData("AccessDenied", "no", "iam:AttachRolePolicy: no")]
    [InlineData("AccessDenied", "x is not authorized to perform: iam:AttachRolePolicy on y", "x is not authorized to perform: iam:AttachRolePolicy on y")]
    [InlineData("AccessDenied", "iam:AttachRolePolicy with an explicit deny in a service control policy", "iam:AttachRolePolicy with an explicit deny in a service control policy")]
    public async Task A_denial_is_one_whatever_denies_and_names_the_operation(string code, string said, string message)
    {
        Refuse("AttachRolePolicy", code, 403, said);
        var failure = await FailureOf(Attach);
        Assert.Equal((FailureKind.AccessDenied, code, message), (failure.Kind, failure.Code, failure.Message));
        Assert.Single(Stub.Of("AttachRolePolicy"));
    }

    // A role that was deleted, and made again: the session of the first one is known to nobody.
    [Theory]
    [InlineData("InvalidClientTokenId")]
    [InlineData("UnrecognizedClientException")]
    public async Task A_session_that_nobody_knows_any_more_passes(string code)
    {
        Refuse("AttachRolePolicy", code, 403, "The security token is invalid");
        var failure = await FailureOf(Attach);
        Assert.Equal((FailureKind.Transient, code), (failure.Kind, failure.Code));
    }

    [Fact]
    public async Task A_role_that_cannot_be_assumed_is_no_denial()
    {
        Stub.Answer("AssumeRole", Answers.QueryError("AccessDenied"));
        Assert.Equal(FailureKind.RoleUnavailable, (await FailureOf(Attach)).Kind);
    }

    [Fact]
    public async Task A_session_whose_answer_cannot_be_read_is_a_failure()
    {
        Stub.Answer("AssumeRole", Answers.Raw(200, "<html>Welcome to the hotel's network<br></html>", "text/html"));
        Assert.Equal((FailureKind.Other, "UnreadableAnswer"), ((await FailureOf(Attach)).Kind, (await FailureOf(Attach)).Code));
    }

    [Fact]
    public async Task An_attachment_that_nobody_confirmed_is_a_failure()
    {
        Stub.Answer("AttachRolePolicy", Answers.Raw(200, "<html>Welcome to the hotel's network</html>", "text/html"));
        Assert.Equal(FailureKind.Other, (await FailureOf(Attach)).Kind);
    }

    [Fact]
    public async Task A_write_whose_answer_is_lost_is_made_again()
    {
        Stub.Answer("AttachRolePolicy", Answers.Reset, Answers.Xml("AttachRolePolicy"));
        await Attach();
        Assert.Equal(2, Stub.Of("AttachRolePolicy").Count);
    }

    /// <summary>It would make a second version, and there are only five.</summary>
    [Fact]
    public async Task A_new_version_whose_answer_is_lost_is_not_made_again()
    {
        Stub.Answer("CreatePolicyVersion", Answers.Reset);
        var failure = await FailureOf(() => Identities().CreateVersionAsync(Policy, "{}", default));
        Assert.Equal(FailureKind.Transient, failure.Kind);
        Assert.Single(Stub.Of("CreatePolicyVersion"));
    }

    /// <summary>The second attempt finds what the first one made.</summary>
    [Fact]
    public async Task A_policy_whose_answer_is_lost_exists()
    {
        Stub.Answer("CreatePolicy", Answers.Reset, Answers.QueryError("EntityAlreadyExists", 409));
        Assert.Equal(PolicyCreation.NameTaken, await Identities().CreatePolicyAsync("Deny", "{}", default));
    }

    [Fact]
    public async Task A_cancelled_call_is_no_failure_of_the_service()
    {
        Stub.Answer("AttachRolePolicy", Answers.Silence);
        using var cancel = new CancellationTokenSource();
        var call = Identities().AttachAsync(Role, Policy, cancel.Token);
        while (Stub.Of("AttachRolePolicy").Count == 0) await Task.Delay(5);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    private Task Attach() => Identities().AttachAsync(Role, Policy, default);
}
