using System.Text.Json.Nodes;
using BackupScheduler.LocalAws.Emulation;
using BackupScheduler.LocalAws.Proxy;
using BackupScheduler.LocalAws.Reading;
using BackupScheduler.LocalAws.Seeding;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.LocalAws.Tests.Emulation;

/// <summary>An emulator of its own: enforcement is the whole server's.</summary>
public sealed class EnforcedVaultTests(MotoServer moto) : IClassFixture<MotoServer>
{
    [Fact]
    public async Task Under_enforcement_the_proxy_exports_with_keys_of_its_own()
    {
        var (place, vault) = (MotoServer.NewPlace(), MotoServer.NewPlace());
        var keys = new Dictionary<string, AwsCredentials>
        {
            [place.Account] = await moto.Seeder.Principals.AdministratorAsync(place.Account),
            [vault.Account] = await moto.Seeder.Principals.AdministratorAsync(vault.Account),
        };
        await using var proxy = await AwsProxy.StartAsync(moto.Emulator.Address, new AwsProxyOptions { CredentialsOf = keys.GetValueOrDefault });
        using var wire = new AwsWire(proxy.Address, keys.GetValueOrDefault);
        await using var enforced = await new IamGuard(moto.Emulator.Address).EnforceAsync();
        var (seeder, bucket) = (new Seeder(wire), $"vault-{vault.Account}");
        await seeder.Vaults.CreateBucketAsync(vault, bucket, objectLock: true);
        await seeder.Tables.CreateAsync(place, "Orders", items: 3);
        await seeder.Tables.RecoverableAsync(place, "Orders");

        var begun = await wire.CallAsync(JsonService.DynamoDb, "ExportTableToPointInTime", new()
        {
            ["TableArn"] = $"arn:aws:dynamodb:{place.Region}:{place.Account}:table/Orders",
            ["S3Bucket"] = bucket,
            ["S3BucketOwner"] = vault.Account,
            ["S3Prefix"] = "plain",
        }, place);
        var export = await wire.CallAsync(JsonService.DynamoDb, "DescribeExport", new() { ["ExportArn"] = (string?)begun["ExportDescription"]!["ExportArn"] }, place);

        Assert.True((string?)export["ExportDescription"]!["ExportStatus"] == "COMPLETED", export.ToString());
        var reader = new IndependentReader(wire).Vault(vault, bucket);
        Assert.Equal(7, (await reader.KeysAsync("plain")).Count);
        Assert.Contains("\"itemCount\":3", System.Text.Encoding.UTF8.GetString(
            await reader.BytesAsync((string)export["ExportDescription"]!["ExportManifest"]!)), StringComparison.Ordinal);
    }
}
