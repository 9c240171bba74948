using BackupScheduler.LocalAws.Reading;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.EndToEnd.Deployed;

/// <summary>What the two runs put into the vault, read without the service's code.</summary>
internal sealed class CopyStory(DeployedInstallation service)
{
    public async Task CheckAsync()
    {
        var vault = service.Reader.Vault(
            new AwsPlace(service.Organization.Vault, DeployedInstallation.Home.Region), service.Deployment.Vault!.Outputs["VaultBucket"]);
        var keys = await vault.KeysAsync();
        foreach (var place in from account in service.Organization.Teams from region in DeployedTables.Regions select new AwsPlace(account, region))
        {
            var own = keys.Where(key => key.StartsWith($"{place.Account}/{place.Region}/Orders/", StringComparison.Ordinal)).ToList();
            Assert.Single(own, key => key.Contains("-full-", StringComparison.Ordinal) && !key.EndsWith(".begun.json", StringComparison.Ordinal));
            Assert.Single(own, key => key.EndsWith("/manifest-summary.json", StringComparison.Ordinal));
        }

        // Excluded by its tag, and another account's: no copy of either.
        Assert.DoesNotContain(keys, key => key.Contains("/Scratch/", StringComparison.Ordinal));
        Assert.DoesNotContain(keys, key => key.StartsWith(service.Organization.Vault, StringComparison.Ordinal));
    }
}
