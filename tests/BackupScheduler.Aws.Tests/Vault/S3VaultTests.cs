using System.Security.Cryptography;
using System.Text;
using BackupScheduler.Aws.Tests.Wire;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Vault;

namespace BackupScheduler.Aws.Tests.Vault;

/// <summary>The vault's bucket over S3: pages, what is not there, what is written and how.</summary>
public sealed class S3VaultTests : StubTest
{
    private const string KeyArn = "arn:aws:kms:eu-north-1:444455556666:key/k";

    private IVaultObjects Vault => new AwsPorts(Stub.Options())
        .Vaults(new VaultLocation("copies", AccountId.Parse("444455556666"), KeyArn, Region.Parse("eu-north-1")), "backup-scheduler/BackupWorker", null, "s")
        .Open(AccountId.Parse(Account));

    [Fact]
    public async Task Every_page_of_a_listing_is_followed()
    {
        Stub.Answer("S3 GET", Listing(["a/1", "a/2"], next: "more"), Listing(["a/3"]));
        var pages = await All(Vault.ListAsync("a/", default));
        Assert.Equal(["a/1", "a/2", "a/3"], pages.SelectMany(page => page).Select(o => o.Key));
        Assert.Equal(("etag", 5), (pages[0][0].ETag, pages[0][0].Bytes));
        Assert.Contains("continuation-token=more", Stub.Of("S3 GET")[1].Target, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Folders_are_told_by_their_common_beginning()
    {
        Stub.Answer("S3 GET", Answers.Raw(200, $"<ListBucketResult>{Folder("a/x/")}{Folder("a/y/")}</ListBucketResult>", "application/xml"));
        Assert.Equal(["a/x/", "a/y/"], (await All(Vault.ListFoldersAsync("a/", default))).SelectMany(page => page));
        Assert.Contains("delimiter=%2F", Stub.Of("S3 GET")[0].Target, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_is_signed_by_the_account_s_session_for_the_bucket_s_Region_and_names_its_owner()
    {
        Stub.Answer("S3 GET", Listing([]));
        await All(Vault.ListAsync("", default));
        var sent = Assert.Single(Stub.Of("S3 GET"));
        Assert.Contains("Credential=ASIASESSION/", sent.Authorization, StringComparison.Ordinal);
        Assert.Contains("/eu-north-1/s3/", sent.Authorization, StringComparison.Ordinal);
        Assert.Equal("444455556666", sent.Headers["x-amz-expected-bucket-owner"]);
        Assert.StartsWith("/copies", sent.Target, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_record_is_written_with_the_vault_s_key_and_a_checksum_which_a_locked_bucket_insists_on()
    {
        Stub.Answer("S3 PUT", Answers.Raw(200, "", "application/xml"));
        await Vault.WriteAsync("a/b c.json", "{}"u8.ToArray(), default);
        var sent = Assert.Single(Stub.Of("S3 PUT"));
        Assert.Equal("{}", sent.Body);
        Assert.Equal(("aws:kms", KeyArn), (sent.Headers["x-amz-server-side-encryption"], sent.Headers["x-amz-server-side-encryption-aws-kms-key-id"]));
        Assert.Equal(Convert.ToBase64String(SHA256.HashData("{}"u8)), sent.Headers["x-amz-checksum-sha256"]);
        Assert.Equal("444455556666", sent.Headers["x-amz-expected-bucket-owner"]);
    }

    [Theory]
    [InlineData(404, "NoSuchKey")]
    public async Task An_object_that_is_not_there_is_null(int status, string code)
    {
        Stub.Answer("S3 GET", Error(status, code));
        Stub.Answer("S3 HEAD", Answers.Raw(404, "", "application/xml"));
        Assert.Null(await Vault.FindAsync("a", default));
        Assert.Null(await Vault.DescribeAsync("a", default));
        Assert.Equal(code, (await FailureOf(() => Vault.OpenAsync("a", default))).Code);
    }

    [Theory]
    [InlineData(404, "NoSuchBucket", FailureKind.Other)]
    [InlineData(403, "AccessDenied", FailureKind.AccessDenied)]
    [InlineData(503, "SlowDown", FailureKind.Throttled)]
    [InlineData(500, "InternalError", FailureKind.Transient)]
    public async Task Anything_else_is_a_failure(int status, string code, FailureKind kind)
    {
        Stub.Answer("S3 GET", Error(status, code)).Answer("S3 PUT", Error(status, code));
        Assert.Equal((kind, code), Told(await FailureOf(() => Vault.FindAsync("a", default))));
        Assert.Equal((kind, code), Told(await FailureOf(() => All(Vault.ListAsync("", default)))));
        Assert.Equal((kind, code), Told(await FailureOf(() => Vault.WriteAsync("a", default, default))));
    }

    [Fact]
    public async Task An_object_comes_as_a_stream_and_a_connection_that_breaks_in_its_midst_is_a_passing_failure()
    {
        Stub.Answer("S3 GET", Answers.Raw(200, "hello", "text/plain"), async (_, context) =>
        {
            context.Response.ContentLength = 1_000_000;
            await context.Response.Body.WriteAsync(new byte[1000]);
            await context.Response.Body.FlushAsync();
            context.Abort();
        });
        await using (var stream = await Vault.OpenAsync("a", default))
        {
            using var content = new MemoryStream();
            await stream.CopyToAsync(content);
            Assert.Equal("hello", Encoding.UTF8.GetString(content.ToArray()));
        }

        var failure = await FailureOf(async () =>
        {
            await using var broken = await Vault.OpenAsync("a", default);
            await broken.CopyToAsync(Stream.Null);
        });
        Assert.Equal(FailureKind.Transient, failure.Kind);
    }

    private static (FailureKind, string) Told(ServiceFailureException failure) => (failure.Kind, failure.Code);

    private static string Folder(string name) => $"<CommonPrefixes><Prefix>{name}</Prefix></CommonPrefixes>";

    private static Answer Error(int status, string code) => Answers.Raw(status, $"<Error><Code>{code}</Code><Message>said so</Message></Error>", "application/xml");

    private static Answer Listing(string[] keys, string? next = null) => Answers.Raw(
        200,
        $"<ListBucketResult>{string.Concat(keys.Select(key => $"<Contents><Key>{key}</Key><Size>5</Size><ETag>\"etag\"</ETag><LastModified>2026-11-28T01:00:00.000Z</LastModified></Contents>"))}"
        + (next is null ? "<IsTruncated>false</IsTruncated>" : $"<IsTruncated>true</IsTruncated><NextContinuationToken>{next}</NextContinuationToken>") + "</ListBucketResult>",
        "application/xml");
}
