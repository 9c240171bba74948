using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.LocalAws.Deployment;

/// <summary>The folder that is deployed from, in a bucket: the function's zip and the templates.</summary>
/// <remarks>The emulator only looks whether the zip is there: it holds nothing worth running.</remarks>
internal sealed class Package(AwsWire wire, AwsPlace place)
{
    public const string Bucket = "backup-scheduler-package", Prefix = "backup-scheduler/";

    private const string Zip = "function.zip";

    public async Task CreateAsync(CancellationToken cancellation)
    {
        var elsewhere = place.Region == "us-east-1" ? null
            : Encoding.UTF8.GetBytes($"<CreateBucketConfiguration><LocationConstraint>{place.Region}</LocationConstraint></CreateBucketConfiguration>");
        await wire.RestAsync(HttpMethod.Put, "s3", Bucket, elsewhere, place, cancellation);
        await PutAsync(Zip, ZipOfNothing(), cancellation);
    }

    /// <summary>Answers the URL that CloudFormation reads it from.</summary>
    public async Task<string> AddAsync(string file, JsonObject template, CancellationToken cancellation)
    {
        await PutAsync(file, Encoding.UTF8.GetBytes(template.ToJsonString()), cancellation);
        return $"https://{Bucket}.s3.{place.Region}.amazonaws.com/{Prefix}{file}";
    }

    /// <summary>Writes the package's file names into the template, as packaging does.</summary>
    public static void NameFiles(JsonObject template)
    {
        if (template["Mappings"]?["Package"]?["Files"] is JsonObject files)
        {
            files["FunctionZipX64"] = Zip;
            files["FunctionZipArm64"] = Zip;
            files["MemberRolesTemplate"] = ServiceTemplates.MemberRoles;
            files["MemberEventsTemplate"] = ServiceTemplates.MemberEvents;
        }
    }

    private Task<string> PutAsync(string file, byte[] content, CancellationToken cancellation) =>
        wire.RestAsync(HttpMethod.Put, "s3", $"{Bucket}/{Prefix}{file}", content, place, cancellation);

    private static byte[] ZipOfNothing()
    {
        using var buffer = new MemoryStream();
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create))
        {
            using var bootstrap = zip.CreateEntry("bootstrap").Open();
            bootstrap.Write("#!/bin/false\n"u8);
        }

        return buffer.ToArray();
    }
}

/// <summary>The files of the service's templates.</summary>
public static class ServiceTemplates
{
    public const string Hub = "management.yaml", Vault = "vault.yaml", MemberRoles = "member-roles.yaml", MemberEvents = "member-events.yaml";
}
