using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using BackupScheduler.Core.Items;

namespace BackupScheduler.Core.Replay;

/// <summary>
/// 128 bits in a key's place: a key may take 3 KB, and a window millions of them. Two of 2^32 keys share one with a chance of 2^-65; SHA-256 lets
/// nobody choose such keys.
/// </summary>
internal readonly record struct KeyHash(ulong High, ulong Low)
{
    public static KeyHash Of(Item key)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(key.Canonical), hash);
        return new KeyHash(BinaryPrimitives.ReadUInt64LittleEndian(hash), BinaryPrimitives.ReadUInt64LittleEndian(hash[sizeof(ulong)..]));
    }

    /// <summary>Which of some parts the key falls into.</summary>
    public int Part(int parts) => (int)(High % (ulong)parts);
}
