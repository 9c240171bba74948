using BackupScheduler.LocalAws.Faults;
using BackupScheduler.LocalAws.Proxy;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.LocalAws.Tests.Proxy.S3;

[Collection(nameof(MotoServer))]
public sealed class S3CallsTests(MotoServer moto)
{
    private readonly AwsPlace _place = MotoServer.NewPlace();

    private string Bucket => $"s3-calls-{_place.Account}";

    [Fact]
    public async Task Calls_have_their_operation_in_the_log_and_their_action_and_resource_in_the_ledger()
    {
        await using var proxy = await ProxyFixture.StartAsync(moto);
        var s3 = new S3Wire(proxy.Wire, _place);
        await proxy.Seeder.Vaults.CreateBucketAsync(_place, Bucket, objectLock: true);
        await s3.PutAsync(Bucket, "a/b", [1, 2]);
        await s3.GetAsync(Bucket, "a/b");
        await s3.HeadAsync(Bucket, "a/b");
        await s3.ListAsync(Bucket, "a/");
        await s3.PutAsOnePartAsync(Bucket, "c", [3], new Dictionary<string, string>());
        await s3.DeleteAsync(Bucket, "c");

        Assert.Equal(
            [
                "CreateBucket", "PutObject", "GetObject", "HeadObject", "ListObjectsV2",
                "CreateMultipartUpload", "UploadPart", "CompleteMultipartUpload", "DeleteObject",
            ],
            proxy.Proxy.Log.Calls.Select(call => call.Operation));
        var bucket = $"arn:aws:s3:::{Bucket}";
        Assert.Equal(
            [
                $"s3:CreateBucket {bucket}", $"s3:PutObject {bucket}/a/b", $"s3:GetObject {bucket}/a/b", $"s3:GetObject {bucket}/a/b",
                $"s3:ListBucket {bucket}", $"s3:PutObject {bucket}/c", $"s3:PutObject {bucket}/c", $"s3:PutObject {bucket}/c",
                $"s3:DeleteObject {bucket}/c",
            ],
            proxy.Proxy.Ledger.Calls.Select(call => $"{call.Action} {Assert.Single(call.Resources)}"));
    }

    [Theory]
    [InlineData("plain/key.json.gz")]
    [InlineData("with space+plus&and=equals#hash?question")]
    [InlineData("percent%41/%2F/100%")]
    [InlineData("dots/../x/./y")]
    [InlineData("Grüße/データ")]
    public async Task A_key_of_any_characters_is_the_same_key_directly_and_through_the_proxy(string key)
    {
        await using var proxy = await ProxyFixture.StartAsync(moto);
        var (direct, through) = (new S3Wire(moto.Wire, _place), new S3Wire(proxy.Wire, _place));
        await moto.Seeder.Vaults.CreateBucketAsync(_place, Bucket);
        await through.PutAsync(Bucket, key, [0, 255, 128]);

        Assert.Equal([0, 255, 128], await direct.GetAsync(Bucket, key));
        Assert.Equal(key, Assert.Single(await through.ListAsync(Bucket)).Key);
        await through.DeleteAsync(Bucket, key);
        Assert.Empty(await direct.ListAsync(Bucket));
    }

    [Fact]
    public async Task A_listing_is_read_to_its_last_page()
    {
        var s3 = new S3Wire(moto.Wire, _place);
        await moto.Seeder.Vaults.CreateBucketAsync(_place, Bucket);
        var proxied = await ProxyFixture.StartAsync(moto, new AwsProxyOptions { Behaviours = [] });
        await using (proxied)
        {
            for (var i = 0; i < 1001; i++)
            {
                await s3.PutAsync(Bucket, $"k{i:0000}", []);
            }

            Assert.Equal(1001, (await proxied.Reader.Vault(_place, Bucket).KeysAsync()).Count);
            Assert.Equal(2, proxied.Proxy.Log.Count("ListObjectsV2"));
        }
    }

    [Fact]
    public async Task Faults_and_canned_answers_meet_them_by_operation()
    {
        var slow = new FaultRule(FaultKind.Throttle, new CallMatch("s3", "PutObject")) { Count = 1 };
        var twice = new FaultRule(FaultKind.Twice, new CallMatch("s3"));
        await using var proxy = await ProxyFixture.StartAsync(
            moto, new AwsProxyOptions { Behaviours = [new FaultInjection(1, slow, twice)] });
        proxy.Proxy.Canned.Respond(new CallMatch("s3", "GetObject"), AwsError.AccessDenied);
        var s3 = new S3Wire(proxy.Wire, _place);
        await proxy.Seeder.Vaults.CreateBucketAsync(_place, Bucket);

        var throttled = await Assert.ThrowsAsync<AwsWireException>(() => s3.PutAsync(Bucket, "a", [1]));
        await s3.PutAsync(Bucket, "a", [1]);
        var denied = await Assert.ThrowsAsync<AwsWireException>(() => s3.GetAsync(Bucket, "a"));

        Assert.Equal((503, "SlowDown", 403, "AccessDenied"), (throttled.Status, throttled.Code, denied.Status, denied.Code));
    }

    [Fact]
    public async Task An_error_of_the_emulator_is_logged_with_its_code()
    {
        await using var proxy = await ProxyFixture.StartAsync(moto);

        var thrown = await Assert.ThrowsAsync<AwsWireException>(() => new S3Wire(proxy.Wire, _place).GetAsync(Bucket, "a"));

        Assert.Equal((404, "NoSuchBucket"), (thrown.Status, thrown.Code));
        Assert.Equal("NoSuchBucket", Assert.Single(proxy.Proxy.Log.Calls).ErrorCode);
        Assert.Equal("NoSuchBucket", Assert.Single(proxy.Proxy.Ledger.Calls).ErrorCode);
    }

    [Fact]
    public async Task A_corrupted_object_keeps_its_length_and_a_truncated_one_does_not()
    {
        var s3 = new S3Wire(moto.Wire, _place);
        await moto.Seeder.Vaults.CreateBucketAsync(_place, Bucket);
        await moto.Seeder.Vaults.PutAsync(_place, Bucket, "a", [1, 2, 3, 4]);
        await moto.Seeder.Vaults.CorruptAsync(_place, Bucket, "a");
        Assert.Equal([1, 2, 2, 4], await s3.GetAsync(Bucket, "a"));
        await moto.Seeder.Vaults.TruncateAsync(_place, Bucket, "a");
        Assert.Equal([1, 2, 2], await s3.GetAsync(Bucket, "a"));
    }

    [Fact]
    public async Task What_a_locked_bucket_retains_cannot_be_deleted()
    {
        var s3 = new S3Wire(moto.Wire, _place);
        await moto.Seeder.Vaults.CreateBucketAsync(_place, Bucket, objectLock: true);
        await moto.Seeder.Vaults.RetainAsync(_place, Bucket, 30);
        await moto.Seeder.Vaults.PutAsync(_place, Bucket, "a", [1]);
        var version = (await s3.HeadAsync(Bucket, "a"))["x-amz-version-id"];

        var thrown = await Assert.ThrowsAsync<AwsWireException>(() => moto.Wire.RestAsync(
            HttpMethod.Delete, "s3", $"{Bucket}/a?versionId={version}", null, _place));

        Assert.Equal((403, "AccessDenied"), (thrown.Status, thrown.Code));
    }
}
