/*
 * RSA signatures, AES-256-GCM and HMAC-SHA256 by the machine's own OpenSSL 3, for eu.briefwissel.crypto.Libcrypto.
 *
 * libcrypto is opened when the process starts, not linked: one build serves whichever OpenSSL 3 a machine has, needs none of
 * its headers, and where there is none start() says so and the JDK computes. Nothing outlives a call but an opened key; keys
 * and what was opened are overwritten; no call back into Java but for bytes; no error is left in this thread's queue.
 */
#include <dlfcn.h>
#include <jni.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#define CHUNK 16384          /* bytes of a body on the stack at a time */
#define LARGEST_SIGNATURE 2048 /* OPENSSL_RSA_MAX_MODULUS_BITS is 16384 */
#define NO_ATEXIT 0x00080000L  /* OPENSSL_INIT_NO_ATEXIT */
#define KEY_BYTES 32           /* AES-256 */
#define ASSOCIATED_AT 44       /* after them the nonce of 12 bytes */
#define TAG_BYTES 16
#define PART 1024              /* of what is associated, which is short */
#define BLOCK_BYTES 64         /* SHA-256's, FIPS 180-4 */
#define CODE_BYTES 32          /* HMAC-SHA256 */
#define GET_TAG 0x10           /* EVP_CTRL_AEAD_GET_TAG */
#define SET_TAG 0x11           /* EVP_CTRL_AEAD_SET_TAG */

static const char *const NAMES[] = {"libcrypto.so.3", "libcrypto.so.4"};

typedef struct evp_pkey_st EVP_PKEY;
typedef struct evp_md_ctx_st EVP_MD_CTX;
typedef struct evp_md_st EVP_MD;
typedef struct evp_cipher_st EVP_CIPHER;
typedef struct evp_cipher_ctx_st EVP_CIPHER_CTX;
typedef struct ossl_param_st OSSL_PARAM;

/* What is used of it (evp.h, x509.h, crypto.h, err.h), as OpenSSL 3.0 declares it. */
#define FUNCTIONS(F) \
    F(int, OPENSSL_init_crypto, (uint64_t options, const void *settings)) \
    F(void, OPENSSL_cleanse, (void *bytes, size_t length)) \
    F(void, ERR_clear_error, (void)) \
    F(EVP_PKEY *, d2i_AutoPrivateKey, (EVP_PKEY **into, const unsigned char **der, long length)) \
    F(void, EVP_PKEY_free, (EVP_PKEY *key)) \
    F(const void *, EVP_sha256, (void)) \
    F(EVP_MD_CTX *, EVP_MD_CTX_new, (void)) \
    F(void, EVP_MD_CTX_free, (EVP_MD_CTX *context)) \
    F(int, EVP_DigestSignInit, (EVP_MD_CTX *, void **, const void *digest, void *engine, EVP_PKEY *)) \
    F(int, EVP_DigestSignUpdate, (EVP_MD_CTX *, const void *bytes, size_t length)) \
    F(int, EVP_DigestSignFinal, (EVP_MD_CTX *, unsigned char *signature, size_t *length)) \
    F(EVP_CIPHER *, EVP_CIPHER_fetch, (void *library, const char *name, const char *properties)) \
    F(EVP_CIPHER_CTX *, EVP_CIPHER_CTX_new, (void)) \
    F(void, EVP_CIPHER_CTX_free, (EVP_CIPHER_CTX *context)) \
    F(int, EVP_CIPHER_CTX_ctrl, (EVP_CIPHER_CTX *, int command, int length, void *bytes)) \
    F(int, EVP_CipherInit_ex2, \
            (EVP_CIPHER_CTX *, const EVP_CIPHER *, const unsigned char *key, const unsigned char *nonce, int seals, \
             const OSSL_PARAM *)) \
    F(int, EVP_CipherUpdate, (EVP_CIPHER_CTX *, unsigned char *out, int *written, const unsigned char *in, int length)) \
    F(int, EVP_CipherFinal_ex, (EVP_CIPHER_CTX *, unsigned char *out, int *written)) \
    F(EVP_MD *, EVP_MD_fetch, (void *library, const char *name, const char *properties)) \
    F(int, EVP_DigestInit_ex2, (EVP_MD_CTX *, const EVP_MD *, const OSSL_PARAM *)) \
    F(int, EVP_DigestUpdate, (EVP_MD_CTX *, const void *bytes, size_t length)) \
    F(int, EVP_DigestFinal_ex, (EVP_MD_CTX *, unsigned char *digest, unsigned int *length))

#define DECLARE(result, name, parameters) static result(*name) parameters;
FUNCTIONS(DECLARE)

/* Looked up once, which costs more than to use them; NULL where this OpenSSL leaves them out. Only read after start(). */
static const EVP_CIPHER *aes_256_gcm;
static const EVP_MD *sha_256;

/* Finds libcrypto and all of it that is used; false where there is none. Once, before anything else. */
JNIEXPORT jboolean JNICALL Java_eu_briefwissel_crypto_Libcrypto_start(JNIEnv *env, jclass type) {
    (void) env;
    (void) type;
    void *library = NULL;
    for (size_t i = 0; library == NULL && i < sizeof NAMES / sizeof *NAMES; i++) {
        library = dlopen(NAMES[i], RTLD_NOW | RTLD_LOCAL);
    }
    if (library == NULL) {
        return JNI_FALSE;
    }
#define FIND(result, name, parameters) \
    if ((*(void **) &name = dlsym(library, #name)) == NULL) { \
        return JNI_FALSE; \
    }
    FUNCTIONS(FIND)
    /* Its clean-up at exit would free under threads that still sign. */
    if (OPENSSL_init_crypto(NO_ATEXIT, NULL) != 1) {
        return JNI_FALSE;
    }
    aes_256_gcm = EVP_CIPHER_fetch(NULL, "AES-256-GCM", NULL);
    sha_256 = EVP_MD_fetch(NULL, "SHA256", NULL);
    ERR_clear_error();
    return JNI_TRUE;
}

/* A key from its DER, to be freed with close(); 0 where it is none. */
JNIEXPORT jlong JNICALL Java_eu_briefwissel_crypto_Libcrypto_open(JNIEnv *env, jclass type, jbyteArray der) {
    (void) type;
    jsize length = (*env)->GetArrayLength(env, der);
    unsigned char *copy = malloc((size_t) length + 1);
    if (copy == NULL) {
        return 0;
    }
    (*env)->GetByteArrayRegion(env, der, 0, length, (jbyte *) copy);
    const unsigned char *read = copy;
    EVP_PKEY *key = d2i_AutoPrivateKey(NULL, &read, length);
    OPENSSL_cleanse(copy, (size_t) length);
    free(copy);
    ERR_clear_error();
    return (jlong) (intptr_t) key;
}

static int digest(JNIEnv *env, EVP_MD_CTX *context, jbyteArray body) {
    jbyte chunk[CHUNK];
    jsize length = (*env)->GetArrayLength(env, body);
    for (jsize at = 0; at < length;) {
        jsize bytes = length - at < CHUNK ? length - at : CHUNK;
        (*env)->GetByteArrayRegion(env, body, at, bytes, chunk);
        if (EVP_DigestSignUpdate(context, chunk, (size_t) bytes) != 1) {
            return 0;
        }
        at += bytes;
    }
    return 1;
}

/* RSASSA-PKCS1-v1_5 with SHA-256 over the body; null where the key cannot. */
JNIEXPORT jbyteArray JNICALL
Java_eu_briefwissel_crypto_Libcrypto_sign(JNIEnv *env, jclass type, jlong key, jbyteArray body) {
    (void) type;
    unsigned char signature[LARGEST_SIGNATURE];
    size_t length = sizeof signature;
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    int signed_ = context != NULL
            && EVP_DigestSignInit(context, NULL, EVP_sha256(), NULL, (EVP_PKEY *) (intptr_t) key) == 1
            && digest(env, context, body)
            && EVP_DigestSignFinal(context, signature, &length) == 1;
    EVP_MD_CTX_free(context);
    ERR_clear_error();
    if (!signed_) {
        return NULL;
    }
    jbyteArray result = (*env)->NewByteArray(env, (jsize) length);
    if (result != NULL) {
        (*env)->SetByteArrayRegion(env, result, 0, (jsize) length, (const jbyte *) signature);
    }
    return result;
}

/* Frees a key; OpenSSL overwrites its numbers. */
JNIEXPORT void JNICALL Java_eu_briefwissel_crypto_Libcrypto_close(JNIEnv *env, jclass type, jlong key) {
    (void) env;
    (void) type;
    EVP_PKEY_free((EVP_PKEY *) (intptr_t) key);
}

/* What stands before the text, one after the other: the key, the nonce, what is associated. */
struct head {
    jbyteArray bytes;
    jint length;
};

/* A context that has taken the head; to be freed. NULL where OpenSSL cannot. */
static EVP_CIPHER_CTX *begin(JNIEnv *env, int seals, struct head head) {
    unsigned char part[PART];
    int written = 0;
    if (aes_256_gcm == NULL || head.length < ASSOCIATED_AT) {
        return NULL;
    }
    jsize bytes = head.length < PART ? head.length : PART;
    (*env)->GetByteArrayRegion(env, head.bytes, 0, bytes, (jbyte *) part);
    EVP_CIPHER_CTX *context = EVP_CIPHER_CTX_new();
    int begun = context != NULL && EVP_CipherInit_ex2(context, aes_256_gcm, part, part + KEY_BYTES, seals, NULL) == 1;
    OPENSSL_cleanse(part, KEY_BYTES);
    begun = begun && (bytes == ASSOCIATED_AT
            || EVP_CipherUpdate(context, NULL, &written, part + ASSOCIATED_AT, bytes - ASSOCIATED_AT) == 1);
    for (jsize at = bytes; begun && at < head.length; at += bytes) {
        bytes = head.length - at < PART ? head.length - at : PART;
        (*env)->GetByteArrayRegion(env, head.bytes, at, bytes, (jbyte *) part);
        begun = EVP_CipherUpdate(context, NULL, &written, part, bytes) == 1;
    }
    if (begun) {
        return context;
    }
    EVP_CIPHER_CTX_free(context);
    return NULL;
}

/* The tag of what was sealed, to be put after it, or of what was opened, which stands after it: 1 where it is right, 0 where not. */
static int finish(EVP_CIPHER_CTX *context, int seals, unsigned char *tag) {
    int written = 0;
    if (!seals && EVP_CIPHER_CTX_ctrl(context, SET_TAG, TAG_BYTES, tag) != 1) {
        return -1;
    }
    if (EVP_CipherFinal_ex(context, tag, &written) != 1) {
        return seals ? -1 : 0;
    }
    return !seals || EVP_CIPHER_CTX_ctrl(context, GET_TAG, TAG_BYTES, tag) == 1 ? 1 : -1;
}

/* So many bytes of one array into another, beginning there. */
struct text {
    jbyteArray in;
    jint from;
    jint length;
    jbyteArray out;
    jint to;
};

/* Seals or opens a chunk at a time; the tag stands after the text on the side that is sealed. */
static int run(JNIEnv *env, EVP_CIPHER_CTX *context, int seals, struct text text) {
    unsigned char chunk[CHUNK + TAG_BYTES];
    int written = 0, good = 1;
    jsize bytes = 0;
    for (jsize at = 0, last = 0; good == 1 && !last; at += bytes) {
        bytes = text.length - at < CHUNK ? text.length - at : CHUNK;
        last = at + bytes == text.length;
        jsize tag = last ? TAG_BYTES : 0;
        (*env)->GetByteArrayRegion(env, text.in, text.from + at, bytes + (seals ? 0 : tag), (jbyte *) chunk);
        if (bytes > 0 && EVP_CipherUpdate(context, chunk, &written, chunk, bytes) != 1) {
            good = -1;
        } else if (last) {
            good = finish(context, seals, chunk + bytes);
        }
        if (good == 1) {
            (*env)->SetByteArrayRegion(env, text.out, text.to + at, bytes + (seals ? tag : 0), (jbyte *) chunk);
        }
    }
    if (!seals) {
        OPENSSL_cleanse(chunk, text.length < CHUNK ? (size_t) text.length : CHUNK);
    }
    return good;
}

static jint sealed_or_opened(JNIEnv *env, int seals, struct head head, struct text text) {
    EVP_CIPHER_CTX *context = begin(env, seals, head);
    jint result = context == NULL ? -1 : run(env, context, seals, text);
    EVP_CIPHER_CTX_free(context); /* overwrites the key's schedule */
    if (result != 1) {
        ERR_clear_error();
    }
    return result;
}

/*
 * Puts the cipher text and its tag into sealed, from there to its end; 1 where it is done, -1 where OpenSSL cannot. Libcrypto
 * has seen to it that the lengths, which are the arrays' own, fit each other: each call back into Java has its price.
 */
JNIEXPORT jint JNICALL Java_eu_briefwissel_crypto_Libcrypto_encrypt(
        JNIEnv *env, jclass type, jbyteArray head, jint head_length, jbyteArray plain, jint length, jbyteArray sealed, jint to) {
    (void) type;
    struct text text = {plain, 0, length, sealed, to};
    return sealed_or_opened(env, 1, (struct head) {head, head_length}, text);
}

/*
 * Opens what is sealed, from there to its end: 1 where its tag is right, 0 where it is not, -1 where OpenSSL cannot. Unless it is 1,
 * what stands in plain is nobody's to see, and the caller overwrites it.
 */
JNIEXPORT jint JNICALL Java_eu_briefwissel_crypto_Libcrypto_decrypt(
        JNIEnv *env, jclass type, jbyteArray head, jint head_length, jbyteArray sealed, jint from, jbyteArray plain, jint length) {
    (void) type;
    struct text text = {sealed, from, length, plain, 0};
    return sealed_or_opened(env, 0, (struct head) {head, head_length}, text);
}

/* A hash that begins with the key under a pad (RFC 2104 section 2). */
static int hash_key(EVP_MD_CTX *context, unsigned char *key, unsigned char pad) {
    for (size_t i = 0; i < BLOCK_BYTES; i++) {
        key[i] ^= pad;
    }
    return EVP_DigestInit_ex2(context, sha_256, NULL) == 1 && EVP_DigestUpdate(context, key, BLOCK_BYTES) == 1;
}

/* HMAC-SHA256 under a key of at most 64 bytes, into the 32 of code; false where OpenSSL cannot. */
JNIEXPORT jboolean JNICALL Java_eu_briefwissel_crypto_Libcrypto_hmac(
        JNIEnv *env, jclass type, jbyteArray key, jint key_length, jbyteArray data, jint length, jbyteArray code) {
    (void) type;
    unsigned char padded[BLOCK_BYTES] = {0};
    unsigned char hash[CODE_BYTES];
    unsigned char chunk[CHUNK];
    if (sha_256 == NULL || key_length > BLOCK_BYTES) {
        return JNI_FALSE;
    }
    (*env)->GetByteArrayRegion(env, key, 0, key_length, (jbyte *) padded);
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    int good = context != NULL && hash_key(context, padded, 0x36);
    for (jsize at = 0, bytes = 0; good && at < length; at += bytes) {
        bytes = length - at < CHUNK ? length - at : CHUNK;
        (*env)->GetByteArrayRegion(env, data, at, bytes, (jbyte *) chunk);
        good = EVP_DigestUpdate(context, chunk, (size_t) bytes) == 1;
    }
    good = good && EVP_DigestFinal_ex(context, hash, NULL) == 1
            && hash_key(context, padded, 0x36 ^ 0x5c)
            && EVP_DigestUpdate(context, hash, sizeof hash) == 1
            && EVP_DigestFinal_ex(context, hash, NULL) == 1;
    EVP_MD_CTX_free(context);
    OPENSSL_cleanse(padded, sizeof padded);
    ERR_clear_error();
    if (good) {
        (*env)->SetByteArrayRegion(env, code, 0, sizeof hash, (jbyte *) hash);
    }
    return good ? JNI_TRUE : JNI_FALSE;
}
