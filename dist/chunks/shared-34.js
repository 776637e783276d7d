module.exports=require("../hunkguard.js")("./shared-34.js");
