using System.Text.Json;
using BackupScheduler.Cli.Output;

namespace BackupScheduler.Cli.Package.Materials;

/// <summary>
/// A bill of materials in CycloneDX 1.6, https://cyclonedx.org/docs/1.6/json/. It has neither serial number nor time: the same sources give the same bytes.
/// </summary>
internal static class CycloneDx
{
    private const string Linked = "native code: what is not reached was left out, so a component may be in it only in part";

    /// <summary>The file beside a zip.</summary>
    /// <param name="bill">What the zip is made of.</param>
    /// <param name="architecture">The zip's processor.</param>
    /// <param name="zip">The zip.</param>
    /// <param name="executable">SHA-256 of the executable in it.</param>
    public static PackageFile FileOf(BillOfMaterials bill, FunctionArchitecture architecture, PackageFile zip, string executable)
    {
        using var text = new StringWriter { NewLine = "\n" };
        JsonOutput.Write(text, json =>
        {
            json.WriteString("$schema", "http://cyclonedx.org/schema/bom-1.6.schema.json");
            json.WriteString("bomFormat", "CycloneDX");
            json.WriteString("specVersion", "1.6");
            json.WriteNumber("version", 1);
            WriteMetadata(json, bill, zip, executable);
            json.WriteObjects("components", bill.Parts, part => WriteComponent(json, part));
            json.WriteObjects("dependencies", bill.Parts.Prepend(bill.Function), material =>
            {
                json.WriteString("ref", material.Reference);
                json.WriteTexts("dependsOn", material.DependsOn);
            });
        });
        return PackageFile.Of($"sbom-{architecture.OfLambda}.cdx.json", text.ToString());
    }

    private static void WriteMetadata(Utf8JsonWriter json, BillOfMaterials bill, PackageFile zip, string executable)
    {
        json.WriteStartObject("metadata");
        json.WriteObjects("lifecycles", ["build"], phase => json.WriteString("phase", phase));
        json.WriteStartObject("tools");
        json.WriteObjects("components", ["backup-scheduler package"], tool =>
        {
            json.WriteString("type", "application");
            json.WriteString("name", tool);
            json.WriteString("version", BillOfMaterials.Version);
        });
        json.WriteEndObject();
        json.WriteStartObject("component");
        json.WriteString("type", "application");
        json.WriteString("bom-ref", bill.Function.Reference);
        json.WriteString("name", bill.Function.Name);
        json.WriteString("version", bill.Function.Version);
        json.WriteString("description", Linked);
        WriteHash(json, "SHA-256", executable);
        WriteLicense(json, bill.Function.License);
        WriteProperties(json, [("executable", FunctionZip.Entry), ("zip", zip.Name), ("zip-sha256", zip.Sha256)]);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteComponent(Utf8JsonWriter json, Material part)
    {
        json.WriteString("type", part.Kind switch { MaterialKind.Runtime => "framework", MaterialKind.BuildTool => "application", _ => "library" });
        json.WriteString("bom-ref", part.Reference);
        json.WriteString("name", part.Name);
        json.WriteString("version", part.Version);
        if (part.Kind == MaterialKind.StandIn)
            json.WriteString("description", "written for this project under an AWS package's name, for feeds without that package; no code of the package");
        json.WriteString("scope", part.Kind == MaterialKind.BuildTool ? "excluded" : "required");
        if (part.Sha512 is { } hash) WriteHash(json, "SHA-512", hash);
        WriteLicense(json, part.License);
        if (part.PackageUrl is { } url) json.WriteString("purl", url);
        WriteProperties(json, part.ContentHash is { } content ? [("origin", OriginOf(part.Kind)), ("lock-content-hash", content)] : [("origin", OriginOf(part.Kind))]);
    }

    private static string OriginOf(MaterialKind kind) => kind switch
    {
        MaterialKind.Project => "project",
        MaterialKind.StandIn => "stand-in",
        MaterialKind.Runtime => "runtime-pack",
        MaterialKind.BuildTool => "build-tool",
        _ => "package",
    };

    private static void WriteHash(Utf8JsonWriter json, string algorithm, string content) => json.WriteObjects("hashes", [content], hash =>
    {
        json.WriteString("alg", algorithm);
        json.WriteString("content", hash);
    });

    private static void WriteLicense(Utf8JsonWriter json, string? expression)
    {
        if (expression is not null) json.WriteObjects("licenses", [expression], license => json.WriteString("expression", license));
    }

    private static void WriteProperties(Utf8JsonWriter json, IEnumerable<(string Name, string Value)> properties) => json.WriteObjects("properties", properties, property =>
    {
        json.WriteString("name", $"backup-scheduler:{property.Name}");
        json.WriteString("value", property.Value);
    });
}
