using BackupScheduler.LocalAws.Deployment;
using BackupScheduler.LocalAws.Proxy.Ledger;

namespace BackupScheduler.EndToEnd.Deployed.Grants;

/// <summary>The review itself: each difference, either way, is found.</summary>
public sealed class GrantReviewTests
{
    private const string Account = "111122223333", Other = "444455556666", Organization = "o-a1b2c3d4e5";

    private static readonly AuthorizedCall s_create = Call("dynamodb:CreateBackup", $"arn:aws:dynamodb:eu-west-1:{Account}:table/Orders");
    private static readonly AuthorizedCall s_assume = Call("sts:AssumeRole", $"arn:aws:iam::{Other}:role/backup-scheduler/BackupWorker");

    [Fact]
    public void What_is_granted_and_used_is_no_difference() => Assert.Empty(Differences([s_create, s_assume]));

    [Fact]
    public void Use_in_one_account_is_enough_for_the_same_grant_in_all() =>
        Assert.Empty(Review([s_create, s_assume], [Grant(Account), Grant(Other)]).Differences([]));

    [Fact]
    public void A_grant_that_nobody_uses_is_found() => Assert.Equal(
        ["not used: Worker: dynamodb:CreateBackup on arn:aws:dynamodb:*:<account>:table/*"], Differences([s_assume]));

    [Theory]
    [InlineData("dynamodb:DeleteBackup", "arn:aws:dynamodb:eu-west-1:111122223333:table/Orders/backup/1")]
    [InlineData("dynamodb:CreateBackup", "arn:aws:dynamodb:eu-west-1:444455556666:table/Orders")]
    [InlineData("sts:AssumeRole", "arn:aws:iam::999988887777:role/backup-scheduler/BackupWorker")]
    public void A_call_that_no_statement_covers_by_action_resource_and_condition_is_found(string action, string resource) => Assert.Equal(
        [$"not granted: arn:aws:iam::{Account}:role/backup-scheduler/Worker: {action} on {resource}"], Differences([s_create, s_assume, Call(action, resource)]));

    [Fact]
    public void Other_callers_are_none_of_our_business() =>
        Assert.Empty(Differences([s_create, s_assume, s_create with { Caller = $"arn:aws:iam::{Account}:role/Admin", Action = "iam:CreateUser" }]));

    [Fact]
    public void An_exception_that_names_nothing_or_something_used_is_stale()
    {
        Assert.Empty(Review([s_assume], [Grant(Account)]).Differences([new GrantException("Worker", "dynamodb:*", "somebody else")]));
        Assert.Equal(
            ["stale exception: Worker: dynamodb:CreateBackup (used)", "stale exception: Worker: s3:* (not granted)"],
            Review([s_create, s_assume], [Grant(Account)]).Differences([new("Worker", "dynamodb:CreateBackup", ""), new("Worker", "s3:*", "")]));
    }

    private static IReadOnlyList<string> Differences(IReadOnlyList<AuthorizedCall> calls) => Review(calls, [Grant(Account)]).Differences([]);

    private static GrantReview Review(IReadOnlyList<AuthorizedCall> calls, IReadOnlyList<RoleGrant> grants) =>
        new(grants, calls, account => account is Account or Other ? Organization : null);

    private static AuthorizedCall Call(string action, string resource) =>
        new($"arn:aws:iam::{Account}:role/backup-scheduler/Worker", action, [resource], new Dictionary<string, string>(), 200, "");

    private static RoleGrant Grant(string account) => new(account, $"arn:aws:iam::{account}:role/backup-scheduler/Worker", "Work", $$"""
        {"Version":"2012-10-17","Statement":[
          {"Effect":"Allow","Action":["dynamodb:CreateBackup"],"Resource":"arn:aws:dynamodb:*:{{account}}:table/*"},
          {"Effect":"Allow","Action":"sts:AssumeRole","Resource":"arn:aws:iam::*:role/backup-scheduler/BackupWorker",
           "Condition":{"StringEquals":{"aws:ResourceOrgID":"{{Organization}}"} } }]}
        """);
}
