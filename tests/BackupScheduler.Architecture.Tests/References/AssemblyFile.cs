using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace BackupScheduler.Architecture.Tests.References;

/// <summary>Reads which assemblies an assembly refers to, without loading it.</summary>
internal static class AssemblyFile
{
    public static List<string> ReferencesOf(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        var metadata = file.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name)).Order()];
    }

    /// <summary>Beside the tests, where the build puts what they reference.</summary>
    public static string PathOf(string assembly) => Path.Combine(AppContext.BaseDirectory, $"{assembly}.dll");
}
