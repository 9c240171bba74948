using System.Net;
using Amazon.Organizations;
using Amazon.Organizations.Model;
using Amazon.ResourceGroupsTaggingAPI;
using Amazon.ResourceGroupsTaggingAPI.Model;
using Amazon.Runtime;

namespace StandIns.Tests.Emulation;

/// <summary>A server that checks signatures takes ours, and pages and errors come back from it.</summary>
[Collection(ProcessWide.Name)]
public sealed class SignatureTests(GuardedEmulator emulator) : IClassFixture<GuardedEmulator>
{
    [Fact]
    public async Task Signed_requests_are_taken_and_pages_followed()
    {
        using var client = Organizations(emulator.Credentials);
        var ids = new List<string>();
        var request = new ListAccountsRequest { MaxResults = 3 };
        do
        {
            var page = await client.ListAccountsAsync(request);
            Assert.InRange(page.Accounts.Count, 1, 3);
            ids.AddRange(page.Accounts.Select(account => account.Id));
            request.NextToken = page.NextToken;
        }
        while (request.NextToken is not null);
        Assert.Equal(4, ids.Distinct().Count());
    }

    [Fact]
    public async Task One_account_is_found_and_an_unknown_one_is_not()
    {
        using var client = Organizations(emulator.Credentials);
        var first = (await client.ListAccountsAsync(new())).Accounts[0];
        var found = (await client.DescribeAccountAsync(new() { AccountId = first.Id })).Account;
        Assert.Equal((first.Arn, AccountState.ACTIVE), (found.Arn, found.State));
        await Assert.ThrowsAsync<AccountNotFoundException>(() => client.DescribeAccountAsync(new() { AccountId = "999999999999" }));
    }

    [Fact]
    public async Task Signed_readings_of_tags_are_taken_and_pages_followed()
    {
        using var client = Tagging(emulator.Credentials);
        var tables = new List<string>();
        var request = new GetResourcesRequest
        {
            ResourcesPerPage = 1,
            ResourceTypeFilters = ["dynamodb:table"],
            TagFilters = [new() { Key = "backup", Values = ["no"] }],
        };
        do
        {
            var page = await client.GetResourcesAsync(request);
            tables.AddRange(page.ResourceTagMappingList.Select(mapping => mapping.ResourceARN.Split('/')[^1]));
            request.PaginationToken = page.PaginationToken;
        }
        while (!string.IsNullOrEmpty(request.PaginationToken));
        Assert.Equal(["Scratch", "Temp"], tables.Order());
    }

    [Fact]
    public async Task A_wrong_secret_is_refused()
    {
        var wrong = new BasicAWSCredentials(emulator.AccessKey, new string([.. emulator.Secret.Reverse()]));
        await RefusedAsync("SignatureDoesNotMatch", wrong);
    }

    [Fact]
    public Task An_unknown_key_is_refused() => RefusedAsync("InvalidClientTokenId", new BasicAWSCredentials("AKIAUNKNOWN000000000", emulator.Secret));

    [Fact]
    public async Task What_the_policy_does_not_name_is_denied()
    {
        using var client = Organizations(emulator.Credentials);
        var failure = await Assert.ThrowsAnyAsync<AmazonOrganizationsException>(() => client.ListRootsAsync(new()));
        Assert.StartsWith("AccessDenied", failure.ErrorCode, StringComparison.Ordinal);
        Assert.Contains("organizations:ListRoots", failure.Message, StringComparison.Ordinal);
    }

    private async Task RefusedAsync(string code, AWSCredentials credentials)
    {
        using var organizations = Organizations(credentials);
        using var tagging = Tagging(credentials);
        AmazonServiceException[] failures =
        [
            await Assert.ThrowsAnyAsync<AmazonOrganizationsException>(() => organizations.ListAccountsAsync(new())),
            await Assert.ThrowsAnyAsync<AmazonResourceGroupsTaggingAPIException>(() => tagging.GetResourcesAsync(new())),
        ];
        Assert.All(failures, failure => Assert.Equal((code, HttpStatusCode.Forbidden), (failure.ErrorCode, failure.StatusCode)));
    }

    private AmazonOrganizationsClient Organizations(AWSCredentials credentials) => new(
        credentials,
        new AmazonOrganizationsConfig { ServiceURL = emulator.Address.ToString(), AuthenticationRegion = "us-east-1", MaxErrorRetry = 0 });

    private AmazonResourceGroupsTaggingAPIClient Tagging(AWSCredentials credentials) => new(
        credentials,
        new AmazonResourceGroupsTaggingAPIConfig
        {
            ServiceURL = emulator.Address.ToString(),
            AuthenticationRegion = GuardedEmulator.Region,
            MaxErrorRetry = 0,
        });
}
